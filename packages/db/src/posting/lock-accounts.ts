import type { AccountId } from "@quittance/domain";
import { bigintsOf } from "../arrays/binary-arrays.ts";
import type { Tx } from "../database.ts";
import { inLockOrder, lockKeyOf } from "./lock-key.ts";

// The only place where accounts are locked: whoever changes what money is decided on comes through here.

/** Locks accounts until the end of the transaction, in the order of their lock keys. No row comes of it. */
export const lockAccounts = (tx: Tx, ids: Iterable<AccountId>) =>
  // unnest gives the keys in the order of the array, so they are locked in that order.
  tx`
    select key from unnest(${lockKeysOf(ids)}) as lock (key)
      where pg_advisory_xact_lock(key) is null`;

/** Locks those of the accounts that nobody holds or waits for, and waits for none. Answers the keys of the others. */
export const lockFreeAccounts = (tx: Tx, ids: Iterable<AccountId>) =>
  tx`
    select key from unnest(${lockKeysOf(ids)}) as lock (key)
      where not pg_try_advisory_xact_lock(key)`;

export interface HeldKey {
  readonly key: string;
}

/** Whether an account is one of those that `lockFreeAccounts` did not lock. */
export function isAmong(held: readonly HeldKey[]): (account: AccountId) => boolean {
  if (held.length === 0) return () => false;
  const keys = new Set(held.map(({ key }) => BigInt(key)));
  return (account) => keys.has(lockKeyOf(account));
}

const lockKeysOf = (ids: Iterable<AccountId>) => bigintsOf(inLockOrder([...ids].map(lockKeyOf)));
