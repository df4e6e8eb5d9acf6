import type { AccountId, AccountRecord } from "@quittance/domain";
import type { Database } from "../database.ts";
import { inTenant } from "../in-tenant.ts";
import { toUuid } from "../public-id.ts";
import type { Tenant } from "../tenants/tenant.ts";
import { ACCOUNT_RECORD_COLUMNS, type AccountRecordRow, toAccountRecord } from "./account-row.ts";

/** Accounts, newest first, those opened before `before`. */
export async function listAccounts(
  db: Database,
  tenant: Tenant,
  page: { readonly before: AccountId | undefined; readonly limit: number },
): Promise<readonly AccountRecord[]> {
  const rows = await inTenant(
    db,
    tenant.id,
    (sql) => sql<AccountRecordRow[]>`
    select ${sql(ACCOUNT_RECORD_COLUMNS)}
      from accounts
      where tenant_id = ${tenant.id}
        ${page.before === undefined ? sql`` : sql`and id < ${toUuid(page.before)}`}
      order by id desc
      limit ${page.limit}`,
  );
  return rows.map((row) => toAccountRecord(row, tenant.livemode));
}
