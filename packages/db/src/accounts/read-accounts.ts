import type { AccountId, TenantId } from "@quittance/domain";
import type { Database, Tx } from "../database.ts";
import { inTenant } from "../in-tenant.ts";
import {
  type StandingAccounts,
  selectStandingAccounts,
  toStandingAccounts,
} from "./standing-accounts.ts";

/** Reads accounts as they stand, without any lock. */
export const readAccounts = async (
  place: Database | Tx,
  tenantId: TenantId,
  ids: Iterable<AccountId>,
): Promise<StandingAccounts> =>
  toStandingAccounts(
    await inTenant(place, tenantId, (sql) => selectStandingAccounts(sql, tenantId, ids)),
  );
