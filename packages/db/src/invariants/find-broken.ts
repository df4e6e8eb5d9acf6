import type { TenantId } from "@quittance/domain";
import type { Sql } from "../database.ts";
import type { BrokenRow, Rule, Subjects } from "./rule.ts";

/** One thing that breaks one rule. */
export interface Finding {
  readonly rule: Rule;
  readonly subjectId: string;
  readonly expected: string;
  readonly found: string;
}

/** More findings than this say nothing new, and would fill logs and tables. */
const FINDINGS_MAX = 100;

/**
 * Asks a rule about a scope of a tenant's books. Nothing is found, always; if not, one finding for each
 * subject. There are at most a hundred, but of accounts that are to be frozen none is left out.
 */
export async function findBroken(
  sql: Sql,
  tenantId: TenantId,
  rule: Rule,
  scope: Subjects,
): Promise<readonly Finding[]> {
  const rows = await sql<BrokenRow[]>`
    select distinct on (subject_id) subject_id, expected, found
      from (${rule.find(sql, tenantId, scope)}) as broken
      order by subject_id, expected, found
      limit ${rule.freezes ? null : FINDINGS_MAX}`;
  return rows.map((row) => ({
    rule,
    subjectId: row.subject_id,
    expected: row.expected,
    found: row.found,
  }));
}
