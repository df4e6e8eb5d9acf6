import type { TenantId } from "@quittance/domain";
import { v7 } from "uuid";
import { arrayOf } from "../array-of.ts";
import type { Tx } from "../database.ts";
import type { Finding } from "./find-broken.ts";

/** Keeps what an audit found, for operators. Findings are never changed; what is mended is not found again. */
export async function recordFindings(
  tx: Tx,
  tenantId: TenantId,
  findings: readonly Finding[],
): Promise<void> {
  if (findings.length === 0) return;
  await tx`
    insert into audit_findings (tenant_id, id, rule, subject, subject_id, expected, found, found_at)
    select ${tenantId}, f.*, clock_timestamp() from unnest(
      ${arrayOf(findings.map(() => v7()))}::uuid[],
      ${arrayOf(findings.map(({ rule }) => rule.name))}::text[],
      ${arrayOf(findings.map(({ rule }) => rule.subject))}::text[],
      ${arrayOf(findings.map(({ subjectId }) => subjectId))}::text[],
      ${arrayOf(findings.map(({ expected }) => expected))}::text[],
      ${arrayOf(findings.map(({ found }) => found))}::text[]
    ) as f`;
}
