import type { Operation, TenantId } from "@quittance/domain";
import type { Tx } from "../database.ts";
import { toUuid } from "../public-id.ts";

/** How long after its acceptance an operation is rung again, if it was not decided by then. */
const FIRST_RERING_AFTER = "5 seconds";

/** Stores what a client asks of an intent. From the commit on it will be decided. */
export async function insertOperation(
  tx: Tx,
  tenantId: TenantId,
  operation: Operation,
): Promise<void> {
  await tx`
    insert into operations (tenant_id, id, kind, intent_id, amount, final, metadata, status, created_at, ring_at)
    values (${tenantId}, ${toUuid(operation.id)}, ${operation.kind}, ${toUuid(operation.paymentIntent)},
            ${operation.amount?.toString() ?? null}::numeric, ${operation.final}, ${tx.json(operation.metadata)},
            ${operation.status}, ${operation.createdAt},
            ${operation.createdAt}::timestamptz + ${FIRST_RERING_AFTER}::interval)`;
}
