import type { PaymentIntent, TenantId } from "@quittance/domain";
import { uuidsOf } from "../arrays/binary-arrays.ts";
import type { Sql } from "../database.ts";
import { OPERATION_COLUMNS, type OperationRow } from "./operation-row.ts";

/** What is asked of intents and not decided yet, in the order in which it was asked. */
export const selectPendingOperations = (
  sql: Sql,
  tenantId: TenantId,
  intents: readonly PaymentIntent[],
) => sql<OperationRow[]>`
  select ${sql(OPERATION_COLUMNS)}
    from operations
    where tenant_id = ${tenantId} and intent_id = any(${uuidsOf(intents.map(({ id }) => id))})
      and status = 'pending'
    order by id`;
