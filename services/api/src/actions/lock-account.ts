import {
  isLockTimeout,
  type LockedAccount,
  lockAccount,
  type Tenant,
  type Tx,
} from "@quittance/db";
import type { AccountId } from "@quittance/domain";
import { Problem } from "../problem/problem.ts";

/**
 * Locks an account whose owner wants to change it, in line with the batches that post to it.
 *
 * @throws Problem `not_found`, or `account_busy` when its turn does not come in time
 */
export async function lockAccountToChange(
  tx: Tx,
  tenant: Tenant,
  id: AccountId,
): Promise<LockedAccount> {
  const locked = await lockAccount(tx, tenant, id).catch((error: unknown) => {
    throw isLockTimeout(error) ? new Problem("account_busy", { retryAfterSeconds: 1 }) : error;
  });
  if (locked === undefined) throw new Problem("not_found");
  return locked;
}
