import type { Id, IdPrefix, IdSource } from "@quittance/domain";
import { decodeUuid, encodeBytes, encodeUuid } from "./base32-uuid.ts";
import { newUuidBytes } from "./new-uuid.ts";

/** A UUID column as the public id that everybody else sees. */
export const toId = <Prefix extends IdPrefix>(prefix: Prefix, uuid: string): Id<Prefix> =>
  encodeUuid(prefix, uuid) as Id<Prefix>;

/** A public id as the UUID that the columns hold. */
export const toUuid = (id: Id<IdPrefix>): string => decodeUuid(id);

/** A new id. UUIDv7: ids of one process sort in the order in which they were made. */
export const newId = <Prefix extends IdPrefix>(prefix: Prefix): Id<Prefix> =>
  encodeBytes(prefix, newUuidBytes()) as Id<Prefix>;

/** Where the domain's ids come from in the running system. */
export const idSource: IdSource = {
  ledgerTransaction: () => newId("txn"),
  entry: () => newId("entry"),
  event: () => newId("evt"),
};

/**
 * The suffixes that are UUIDs: 26 digits of base32, the first of which has only three bits. The version,
 * 1 to 8, is in the eleventh digit and the variant, binary 10, in the fourteenth; the two UUIDs that are
 * nothing but zeros or ones have neither. PostgreSQL would take others too, but nobody makes them.
 */
const SUFFIX =
  /^(?:[0-7][0-9a-hjkmnp-tv-z]{9}[2-9a-h][0-9a-hjkmnp-tv-z]{2}[89abrstv][0-9a-hjkmnp-tv-z]{12}|0{26}|7z{25})$/;

/** Reads an id from outside; undefined when it is not an id of this kind. */
export const parseId = <Prefix extends IdPrefix>(
  prefix: Prefix,
  text: string,
): Id<Prefix> | undefined =>
  text.startsWith(`${prefix}_`) && SUFFIX.test(text.slice(prefix.length + 1))
    ? (text as Id<Prefix>)
    : undefined;
