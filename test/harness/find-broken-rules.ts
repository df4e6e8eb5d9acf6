import { EVERYTHING, findBroken, listTenants, RULES } from "@quittance/db";
import type postgres from "postgres";

/** The names of the rules that the books break, with how many findings there are: nothing, always. */
export async function findBrokenRules(
  sql: postgres.Sql,
): Promise<Readonly<Record<string, number>>> {
  const broken: Record<string, number> = {};
  for (const tenantId of await listTenants({ sql })) {
    for (const rule of RULES) {
      const findings = await findBroken(sql, tenantId, rule, EVERYTHING);
      if (findings.length > 0) broken[rule.name] = (broken[rule.name] ?? 0) + findings.length;
    }
  }
  return broken;
}
