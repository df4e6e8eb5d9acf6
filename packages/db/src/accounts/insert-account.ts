import type { AccountRecord, TenantId } from "@quittance/domain";
import type { Tx } from "../database.ts";
import type { Query } from "../flight.ts";
import { toUuid } from "../public-id.ts";

/** Opens an account. Raises `accounts_external_id_key` when the tenant has that external id already. */
export function insertAccount(tx: Tx, tenantId: TenantId, account: AccountRecord): Query {
  return tx`
    insert into accounts (tenant_id, id, currency, exponent, normal_balance, status, overdraft_limit, external_id,
                          name, metadata, event_sequence, created_at, updated_at)
    values (${tenantId}, ${toUuid(account.id)}, ${account.currency.code}, ${account.currency.exponent}, ${account.normalBalance},
            ${account.status}, ${account.overdraftLimit?.toString() ?? null}::numeric, ${account.externalId},
            ${account.name}, ${tx.json(account.metadata)}, 1, ${account.createdAt}, ${account.updatedAt})`;
}
