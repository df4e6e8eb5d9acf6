import { type Database, findBrokenAnywhere, openDatabase, RULES } from "@quittance/db";
import type postgres from "postgres";

/** The names of the rules that the books break, with how many findings there are: nothing, always. */
export async function findBrokenRules(
  sql: postgres.Sql,
): Promise<Readonly<Record<string, number>>> {
  const db = openAsAuditor(sql);
  const broken: Record<string, number> = {};
  for (const rule of RULES) {
    const findings = await findBrokenAnywhere(db, rule);
    if (findings.length > 0) broken[rule.name] = findings.length;
  }
  await db.close();
  return broken;
}

/** The same database as `npm run verify` reads it. */
function openAsAuditor({ options }: postgres.Sql): Database {
  const url = new URL(`postgres://${options.host[0]}:${options.port[0]}/${options.database}`);
  url.username = options.user;
  url.password = String(options.pass);
  return openDatabase({
    url: url.href,
    role: "quittance_auditor",
    name: "test-verify",
    connectionsMax: 1,
    lockTimeoutMs: 10_000,
    statementTimeoutMs: 60_000,
  });
}
