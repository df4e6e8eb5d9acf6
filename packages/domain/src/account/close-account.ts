import type { Instant } from "../instant.ts";
import { accepted, type Result, refused } from "../result.ts";
import { type AccountRecord, balanceOf } from "./account.ts";

/**
 * Decides to close an account that is locked. Nothing may be left in it, and nothing on its way in
 * or out. An account that is closed stays so: the answer is the very same record.
 */
export function closeAccount(
  account: AccountRecord,
  now: Instant,
): Result<AccountRecord, "account_not_empty"> {
  if (account.status === "closed") return accepted(account);
  const { posted, pendingIn, pendingOut } = balanceOf(account);
  return posted === 0n && pendingIn === 0n && pendingOut === 0n
    ? accepted({ ...account, status: "closed", updatedAt: now })
    : refused("account_not_empty");
}
