import type {
  Operation,
  OperationId,
  OperationKind,
  PaymentIntentId,
  TenantId,
} from "@quittance/domain";
import type { Database } from "../database.ts";
import { inTenant } from "../in-tenant.ts";
import { toUuid } from "../public-id.ts";
import { OPERATION_COLUMNS, type OperationRow, toOperation } from "./operation-row.ts";

/** The captures or refunds of an intent, newest first, those accepted before `before`. */
export async function listOperations(
  db: Database,
  tenantId: TenantId,
  of: { readonly intent: PaymentIntentId; readonly kind: OperationKind },
  page: { readonly before: OperationId | undefined; readonly limit: number },
): Promise<readonly Operation[]> {
  const rows = await inTenant(
    db,
    tenantId,
    (sql) => sql<OperationRow[]>`
    select ${sql(OPERATION_COLUMNS)}
      from operations
      where tenant_id = ${tenantId} and intent_id = ${toUuid(of.intent)} and kind = ${of.kind}
        ${page.before === undefined ? sql`` : sql`and id < ${toUuid(page.before)}`}
      order by id desc
      limit ${page.limit}`,
  );
  return rows.map(toOperation);
}
