import type { DeliveryId, TenantId } from "@quittance/domain";
import type { Tx } from "../database.ts";
import { toUuid } from "../public-id.ts";
import { ATTEMPT_COLUMNS, type Attempt, type AttemptRow, toAttempt } from "./attempt-row.ts";

/** The attempts of a delivery, in the order in which they were recorded. */
export async function readAttempts(
  tx: Tx,
  tenantId: TenantId,
  delivery: DeliveryId,
): Promise<readonly Attempt[]> {
  const rows = await tx<AttemptRow[]>`
    select ${tx(ATTEMPT_COLUMNS)}
      from attempts where tenant_id = ${tenantId} and delivery_id = ${toUuid(delivery)}
      order by number`;
  return rows.map(toAttempt);
}
