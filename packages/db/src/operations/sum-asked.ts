import {
  type MinorUnits,
  minorUnits,
  type OperationKind,
  type PaymentIntentId,
  type TenantId,
} from "@quittance/domain";
import type { Database } from "../database.ts";
import { inTenant } from "../in-tenant.ts";
import { toUuid } from "../public-id.ts";

/** What is asked of an intent by operations of one kind that are not decided yet, in minor units. */
export async function sumAsked(
  db: Database,
  tenantId: TenantId,
  intent: PaymentIntentId,
  kind: OperationKind,
): Promise<MinorUnits> {
  const [row] = await inTenant(
    db,
    tenantId,
    (sql) => sql<[{ sum: string }]>`
    select coalesce(sum(amount), 0) as sum from operations
      where tenant_id = ${tenantId} and intent_id = ${toUuid(intent)} and kind = ${kind}
        and status = 'pending'`,
  );
  return minorUnits(BigInt(row.sum));
}
