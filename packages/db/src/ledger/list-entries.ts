import type { AccountId, TenantId } from "@quittance/domain";
import type { Database } from "../database.ts";
import { inTenant } from "../in-tenant.ts";
import { toUuid } from "../public-id.ts";
import {
  ACCOUNT_ENTRY_COLUMNS,
  type AccountEntry,
  type AccountEntryRow,
  toAccountEntry,
} from "./account-entry.ts";

/** The entries of one account, newest first, those before the account's version `beforeVersion`. */
export async function listEntries(
  db: Database,
  tenantId: TenantId,
  account: AccountId,
  page: { readonly beforeVersion: number | undefined; readonly limit: number },
): Promise<readonly AccountEntry[]> {
  const rows = await inTenant(
    db,
    tenantId,
    (sql) => sql<AccountEntryRow[]>`
    select ${sql(ACCOUNT_ENTRY_COLUMNS)}
      from entries
      where tenant_id = ${tenantId} and account_id = ${toUuid(account)}
        ${page.beforeVersion === undefined ? sql`` : sql`and account_version < ${page.beforeVersion}`}
      order by account_version desc
      limit ${page.limit}`,
  );
  return rows.map(toAccountEntry);
}
