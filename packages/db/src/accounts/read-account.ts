import type { AccountId, AccountRecord } from "@quittance/domain";
import type { Database } from "../database.ts";
import { toUuid } from "../public-id.ts";
import type { Tenant } from "../tenants/tenant.ts";
import { type AccountRecordRow, toAccountRecord } from "./account-row.ts";

export async function readAccount(
  db: Database,
  tenant: Tenant,
  id: AccountId,
): Promise<AccountRecord | undefined> {
  const [row] = await db.sql<AccountRecordRow[]>`
    select id, currency, normal_balance, status, overdraft_limit, posted_debits, posted_credits,
           pending_debits, pending_credits, version, external_id, name, metadata, created_at, updated_at
      from accounts where tenant_id = ${tenant.id} and id = ${toUuid(id)}`;
  return row && toAccountRecord(row, tenant.livemode);
}
