import type { AccountId } from "@quittance/domain";
import { arrayOf } from "../array-of.ts";
import type { Tx } from "../database.ts";
import { toUuid } from "../public-id.ts";
import { inLockOrder, lockKeyOf } from "./lock-key.ts";

// The only place where accounts are locked: whoever changes what money is decided on comes through here.

/** Locks accounts until the end of the transaction, in the order of their lock keys. */
export async function lockAccounts(tx: Tx, ids: Iterable<AccountId>): Promise<void> {
  const keys = inLockOrder([...ids].map(keyOf));
  if (keys.length === 0) return;
  // unnest gives the keys in the order of the array, so they are locked in that order.
  await tx`
    select count(*) from unnest(${arrayOf(keys)}::bigint[]) as lock (key)
      where pg_advisory_xact_lock(key) is not null`;
}

/**
 * Locks those of the accounts that nobody holds or waits for, and waits for none.
 *
 * @returns the others
 */
export async function lockFreeAccounts(
  tx: Tx,
  ids: ReadonlySet<AccountId>,
): Promise<ReadonlySet<AccountId>> {
  if (ids.size === 0) return new Set();
  const keys = inLockOrder([...ids].map(keyOf));
  const rows = await tx<{ key: string }[]>`
    select key from unnest(${arrayOf(keys)}::bigint[]) as lock (key)
      where not pg_try_advisory_xact_lock(key)`;
  if (rows.length === 0) return new Set();
  const held = new Set(rows.map(({ key }) => BigInt(key)));
  return new Set([...ids].filter((id) => held.has(keyOf(id))));
}

const keyOf = (account: AccountId): bigint => lockKeyOf(toUuid(account));
