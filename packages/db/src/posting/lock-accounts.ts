import type { AccountId } from "@quittance/domain";
import { arrayOf } from "../array-of.ts";
import type { Tx } from "../database.ts";
import { toUuid } from "../public-id.ts";
import { inLockOrder, lockKeyOf } from "./lock-key.ts";

/**
 * Locks accounts until the end of the transaction, in the order of their lock keys. This is the only
 * place where accounts are locked: whoever changes what money is decided on comes through here.
 */
export async function lockAccounts(tx: Tx, ids: Iterable<AccountId>): Promise<void> {
  const keys = inLockOrder([...ids].map((account) => lockKeyOf(toUuid(account))));
  if (keys.length === 0) return;
  // unnest gives the keys in the order of the array, so they are locked in that order.
  await tx`
    select count(*) from unnest(${arrayOf(keys.map(String))}::bigint[]) as lock (key)
      where pg_advisory_xact_lock(key) is not null`;
}
