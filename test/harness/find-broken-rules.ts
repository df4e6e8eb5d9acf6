import { findBrokenAnywhere, RULES } from "@quittance/db";
import type postgres from "postgres";

/** The names of the rules that the books break, with how many findings there are: nothing, always. */
export async function findBrokenRules(
  sql: postgres.Sql,
): Promise<Readonly<Record<string, number>>> {
  const broken: Record<string, number> = {};
  for (const rule of RULES) {
    const findings = await findBrokenAnywhere({ sql }, rule);
    if (findings.length > 0) broken[rule.name] = findings.length;
  }
  return broken;
}
