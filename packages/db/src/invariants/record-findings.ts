import type { TenantId } from "@quittance/domain";
import { v7 } from "uuid";
import { plainUuidsOf, textsOf } from "../arrays/binary-arrays.ts";
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
      ${plainUuidsOf(findings.map(() => v7()))},
      ${textsOf(findings.map(({ rule }) => rule.name))},
      ${textsOf(findings.map(({ rule }) => rule.subject))},
      ${textsOf(findings.map(({ subjectId }) => subjectId))},
      ${textsOf(findings.map(({ expected }) => expected))},
      ${textsOf(findings.map(({ found }) => found))}
    ) as f`;
}
