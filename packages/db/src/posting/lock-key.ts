import type { AccountId } from "@quittance/domain";
import { decodeLastHalf } from "../base32-uuid.ts";

/**
 * The 64-bit key of an account's advisory lock: the random half of its UUIDv7. Two accounts that
 * share a key share a lock, which is slower and nothing worse.
 */
export const lockKeyOf = (account: AccountId): bigint => decodeLastHalf(account);

/** Each key once, in ascending order: the one order in which every batch takes its locks. */
export const inLockOrder = (keys: Iterable<bigint>): readonly bigint[] => [
  ...BigInt64Array.from(new Set(keys)).sort(),
];
