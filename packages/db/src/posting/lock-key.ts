/**
 * The 64-bit key of an account's advisory lock: the random half of its UUIDv7. Two accounts that
 * share a key share a lock, which is slower and nothing worse.
 */
export function lockKeyOf(accountUuid: string): bigint {
  const [, , , variant = "", node = ""] = accountUuid.split("-");
  return BigInt.asIntN(64, BigInt(`0x${variant}${node}`));
}

/** Each key once, in ascending order: the one order in which every batch takes its locks. */
export function inLockOrder(keys: Iterable<bigint>): readonly bigint[] {
  return [...new Set(keys)].sort((a, b) => (a < b ? -1 : 1));
}
