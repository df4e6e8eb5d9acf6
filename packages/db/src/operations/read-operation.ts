import type { Operation, OperationId, TenantId } from "@quittance/domain";
import type { Database } from "../database.ts";
import { inTenant } from "../in-tenant.ts";
import { toUuid } from "../public-id.ts";
import { OPERATION_COLUMNS, type OperationRow, toOperation } from "./operation-row.ts";

/** One operation as it stands; undefined when the tenant has none with this id. */
export async function readOperation(
  db: Database,
  tenantId: TenantId,
  id: OperationId,
): Promise<Operation | undefined> {
  const [row] = await inTenant(
    db,
    tenantId,
    (sql) => sql<OperationRow[]>`
    select ${sql(OPERATION_COLUMNS)}
      from operations where tenant_id = ${tenantId} and id = ${toUuid(id)}`,
  );
  const operation = row && toOperation(row);
  // A refund's id with a capture's prefix names nothing.
  return operation?.id === id ? operation : undefined;
}
