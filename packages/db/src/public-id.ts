import type { Id, IdPrefix, IdSource } from "@quittance/domain";
import { TypeID } from "typeid-js";
import { decodeUuid, encodeUuid } from "./base32-uuid.ts";
import { newUuid } from "./new-uuid.ts";

/** A UUID column as the public id that everybody else sees. */
export const toId = <Prefix extends IdPrefix>(prefix: Prefix, uuid: string): Id<Prefix> =>
  `${prefix}_${encodeUuid(uuid)}` as Id<Prefix>;

/** A public id as the UUID that the columns hold. */
export const toUuid = (id: Id<IdPrefix>): string => decodeUuid(id);

/** A new id. UUIDv7: ids of one process sort in the order in which they were made. */
export const newId = <Prefix extends IdPrefix>(prefix: Prefix): Id<Prefix> =>
  toId(prefix, newUuid());

/** Where the domain's ids come from in the running system. */
export const idSource: IdSource = {
  ledgerTransaction: () => newId("txn"),
  entry: () => newId("entry"),
  event: () => newId("evt"),
};

/** Reads an id from outside; undefined when it is not an id of this kind. */
export function parseId<Prefix extends IdPrefix>(
  prefix: Prefix,
  text: string,
): Id<Prefix> | undefined {
  if (!text.startsWith(`${prefix}_`)) return undefined;
  try {
    const id = TypeID.fromString(text, prefix);
    // A suffix can be well-formed base32 and still be no UUID, which no column would take.
    id.toUUID();
    return text as Id<Prefix>;
  } catch {
    return undefined;
  }
}
