import type { DeliveryId, TenantId } from "@quittance/domain";
import type { Database } from "../database.ts";
import { toUuid } from "../public-id.ts";
import { ATTEMPT_COLUMNS, type Attempt, type AttemptRow, toAttempt } from "./attempt-row.ts";

/** The attempts of a delivery, in the order in which they were recorded. */
export async function readAttempts(
  db: Database,
  tenantId: TenantId,
  delivery: DeliveryId,
): Promise<readonly Attempt[]> {
  const rows = await db.sql<AttemptRow[]>`
    select ${db.sql(ATTEMPT_COLUMNS)}
      from attempts where tenant_id = ${tenantId} and delivery_id = ${toUuid(delivery)}
      order by number`;
  return rows.map(toAttempt);
}
