import type { AccountId, AccountRecord } from "@quittance/domain";
import type { Database } from "../database.ts";
import { inTenant } from "../in-tenant.ts";
import { toUuid } from "../public-id.ts";
import type { Tenant } from "../tenants/tenant.ts";
import { ACCOUNT_RECORD_COLUMNS, type AccountRecordRow, toAccountRecord } from "./account-row.ts";

export async function readAccount(
  db: Database,
  tenant: Tenant,
  id: AccountId,
): Promise<AccountRecord | undefined> {
  const [row] = await inTenant(
    db,
    tenant.id,
    (sql) => sql<AccountRecordRow[]>`
    select ${sql(ACCOUNT_RECORD_COLUMNS)}
      from accounts where tenant_id = ${tenant.id} and id = ${toUuid(id)}`,
  );
  return row && toAccountRecord(row, tenant.livemode);
}
