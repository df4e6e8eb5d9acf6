import {
  type Database,
  type IntentClaim,
  insertIntents,
  isDatabaseAway,
  isLockTimeout,
  type Tenant,
} from "@quittance/db";
import { acceptedIntent, type PaymentIntent } from "@quittance/domain";
import { keyInProgress } from "../problem/key-in-progress.ts";
import { problemOfError } from "../problem/problem-of-error.ts";
import { type EarlierClaim, readEarlier } from "./read-earlier.ts";

/** What became of a claim: stored now, or answered with what an earlier request with its key came to. */
export type StoredClaim =
  | { readonly kind: "stored"; readonly intent: PaymentIntent }
  | EarlierClaim;

/**
 * Stores a group of claims, in order, with one statement. Only keys that have an earlier owner are
 * read back. An error that belongs to one claim must not refuse the others, so a group that fails
 * while the database is there is stored in parts.
 */
export async function storeGroup(
  db: Database,
  tenant: Tenant,
  claims: readonly IntentClaim[],
): Promise<readonly StoredClaim[]> {
  try {
    const { acceptedAt } = await insertIntents(db, tenant, claims);
    const lost = claims.filter(({ draft }) => !acceptedAt.has(draft.id));
    const earlier = await readEarlier(db, tenant, lost);
    return claims.map((claim) => {
      const createdAt = acceptedAt.get(claim.draft.id);
      return createdAt === undefined
        ? (earlier(claim) ?? { kind: "refused", problem: keyInProgress() })
        : { kind: "stored", intent: acceptedIntent(claim.draft, createdAt) };
    });
  } catch (error) {
    if (isDatabaseAway(error) || claims.length === 1)
      throw isLockTimeout(error) ? keyInProgress() : error;
    return storeParts(db, tenant, isLockTimeout(error) ? singly(claims) : inHalves(claims));
  }
}

/** Stores parts of a group at the same time; what one part can not store is refused to that part alone. */
async function storeParts(
  db: Database,
  tenant: Tenant,
  parts: readonly (readonly IntentClaim[])[],
): Promise<readonly StoredClaim[]> {
  const stored = await Promise.all(
    parts.map((part) =>
      storeGroup(db, tenant, part).catch((error: unknown) =>
        part.map(() => ({ kind: "refused" as const, problem: problemOfError(error) })),
      ),
    ),
  );
  return stored.flat();
}

/** For a key that is held by somebody: the others need not wait for it again and again. */
const singly = (claims: readonly IntentClaim[]) => claims.map((claim) => [claim]);

const inHalves = (claims: readonly IntentClaim[]) => {
  const middle = Math.ceil(claims.length / 2);
  return [claims.slice(0, middle), claims.slice(middle)];
};
