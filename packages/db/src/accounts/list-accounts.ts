import type { AccountId, AccountRecord } from "@quittance/domain";
import type { Database } from "../database.ts";
import { toUuid } from "../public-id.ts";
import type { Tenant } from "../tenants/tenant.ts";
import { type AccountRecordRow, toAccountRecord } from "./account-row.ts";

/** Accounts, newest first, those opened before `before`. */
export async function listAccounts(
  db: Database,
  tenant: Tenant,
  page: { readonly before: AccountId | undefined; readonly limit: number },
): Promise<readonly AccountRecord[]> {
  const { sql } = db;
  const rows = await sql<AccountRecordRow[]>`
    select id, currency, normal_balance, status, overdraft_limit, posted_debits, posted_credits,
           pending_debits, pending_credits, version, external_id, name, metadata, created_at, updated_at
      from accounts
      where tenant_id = ${tenant.id}
        ${page.before === undefined ? sql`` : sql`and id < ${toUuid(page.before)}`}
      order by id desc
      limit ${page.limit}`;
  return rows.map((row) => toAccountRecord(row, tenant.livemode));
}
