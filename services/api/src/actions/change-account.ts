import { type Database, inTransaction } from "@quittance/db";
import {
  type AccountChange,
  type AccountId,
  type AccountRecord,
  changeAccount as decideChange,
} from "@quittance/domain";
import { Problem } from "../problem/problem.ts";
import type { Caller } from "../request/caller.ts";
import { lockAccountToChange } from "./lock-account.ts";
import { saveAccount } from "./save-account.ts";

/**
 * Changes an account and announces it, in one transaction and under the account's lock: whatever is
 * decided after this was answered is decided by the new terms. A change that changes nothing writes
 * nothing. Codes: account_closed, limit_below_balance, amount_*, metadata_too_many_keys, account_busy.
 */
export function changeAccount(
  db: Database,
  caller: Caller,
  id: AccountId,
  change: AccountChange,
): Promise<AccountRecord> {
  return inTransaction(db, caller.tenant.id, async (tx) => {
    const { account, now } = await lockAccountToChange(tx, caller.tenant, id);
    const changed = decideChange(account, change, now);
    if (!changed.ok) throw Problem.ofFaults(changed.error);
    return changed.value === account
      ? account
      : saveAccount(tx, caller, "account.updated", account, changed.value);
  });
}
