import type { DeliveryId, TenantId } from "@quittance/domain";
import { uuidsOf } from "../arrays/binary-arrays.ts";
import type { Tx } from "../database.ts";
import {
  ATTEMPT_COLUMNS,
  type Attempt,
  type AttemptRow,
  toAttempt,
} from "../deliveries/attempt-row.ts";
import { toId } from "../public-id.ts";

export interface DeliveryAttempt extends Attempt {
  readonly delivery: DeliveryId;
}

/** The attempts of these deliveries, of each no more than its last `limitEach`. */
export async function readAttemptsOf(
  tx: Tx,
  tenantId: TenantId,
  deliveries: readonly DeliveryId[],
  limitEach: number,
): Promise<readonly DeliveryAttempt[]> {
  const rows = await tx<(AttemptRow & { readonly delivery_id: string })[]>`
    select attempt.*
      from unnest(${uuidsOf(deliveries)}) as delivery (id)
      cross join lateral (
        select delivery_id, ${tx(ATTEMPT_COLUMNS)}
          from attempts where tenant_id = ${tenantId} and delivery_id = delivery.id
          order by number desc
          limit ${limitEach}
      ) as attempt
      order by attempt.started_at, attempt.number`;
  return rows.map((row) => ({ delivery: toId("del", row.delivery_id), ...toAttempt(row) }));
}
