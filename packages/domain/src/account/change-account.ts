import { byPrecedence, type Fault } from "../codes.ts";
import type { Instant } from "../instant.ts";
import { METADATA_KEYS_MAX, type Metadata } from "../metadata.ts";
import { accepted, type Result, refused } from "../result.ts";
import { acceptLimit } from "./accept-limit.ts";
import { type AccountRecord, isWithinLimit } from "./account.ts";

/** What a client wants to be different; what is left out stays as it is. */
export interface AccountChange {
  readonly name?: string | null | undefined;
  /** Keys to set; null takes one away, and the keys that are not named stay. */
  readonly metadata?: Readonly<Record<string, string | null>> | undefined;
  readonly overdraft_limit?: string | null | undefined;
  readonly status?: "active" | "frozen" | undefined;
}

/**
 * Decides a change of an account that is locked. Answers the very same record when nothing would be
 * different. A closed account moves no money any more, so its status and limit stay for ever; what
 * its owner wrote on it may still be corrected, or has to be erased.
 */
export function changeAccount(
  account: AccountRecord,
  change: AccountChange,
  now: Instant,
): Result<AccountRecord, readonly Fault[]> {
  const faults: Fault[] = [];
  const { name = account.name, status = account.status } = change;
  if (account.status === "closed" && status !== "closed") {
    faults.push({ pointer: "/status", code: "account_closed", detail: CLOSED });
  }

  const metadata = mergeMetadata(account.metadata, change.metadata ?? {});
  if (Object.keys(metadata).length > METADATA_KEYS_MAX) {
    faults.push({
      pointer: "/metadata",
      code: "metadata_too_many_keys",
      detail: `With these keys it would have more than ${METADATA_KEYS_MAX}.`,
    });
  }

  const limit = limitAfter(account, change);
  if (!limit.ok) faults.push(limit.error);
  if (!limit.ok || faults.length > 0) return refused(byPrecedence(faults));

  const changed = { ...account, name, status, metadata, overdraftLimit: limit.value };
  return accepted(isSame(account, changed) ? account : { ...changed, updatedAt: now });
}

const CLOSED = "A closed account keeps its status and its limit.";

function limitAfter(
  account: AccountRecord,
  { overdraft_limit }: AccountChange,
): Result<AccountRecord["overdraftLimit"], Fault> {
  if (overdraft_limit === undefined) return accepted(account.overdraftLimit);
  const limit = acceptLimit(overdraft_limit, account.currency);
  if (!limit.ok || limit.value === account.overdraftLimit) return limit;
  const pointer = "/overdraft_limit";
  if (account.status === "closed") {
    return refused({ pointer, code: "account_closed", detail: CLOSED });
  }
  return isWithinLimit({ ...account, overdraftLimit: limit.value })
    ? limit
    : refused({
        pointer,
        code: "limit_below_balance",
        detail: "The available balance is already below what this limit would allow.",
      });
}

function mergeMetadata(
  before: Metadata,
  change: Readonly<Record<string, string | null>>,
): Metadata {
  const merged = new Map(Object.entries(before));
  for (const [key, value] of Object.entries(change)) {
    if (value === null) merged.delete(key);
    else merged.set(key, value);
  }
  return Object.fromEntries(merged);
}

const isSame = (a: AccountRecord, b: AccountRecord): boolean =>
  a.name === b.name &&
  a.status === b.status &&
  a.overdraftLimit === b.overdraftLimit &&
  isSameMetadata(a.metadata, b.metadata);

function isSameMetadata(a: Metadata, b: Metadata): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}
