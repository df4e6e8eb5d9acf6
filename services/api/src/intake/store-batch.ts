import {
  type BatchRecord,
  type Database,
  findKeys,
  insertIntents,
  isLockTimeout,
  newId,
  type Tenant,
} from "@quittance/db";
import { acceptedIntent, type BatchId, type PaymentIntentDraft } from "@quittance/domain";
import { Problem, type ProblemBody } from "../problem.ts";
import type { RequestKey } from "../request-key.ts";
import { readEarlier, type StoredClaim } from "./store-group.ts";

/** An item of a batch request: its own key, and what the door made of it. */
export interface BatchItem extends RequestKey {
  readonly drafted:
    | { readonly ok: true; readonly value: PaymentIntentDraft }
    | { readonly ok: false; readonly error: ProblemBody };
}

export type StoredItem = StoredClaim | { readonly kind: "refused"; readonly problem: ProblemBody };

export interface StoredBatch {
  readonly id: BatchId;
  /** True when an earlier request with the same key had stored it. */
  readonly replayed: boolean;
  /** One result for each item, in the order given. */
  readonly items: readonly StoredItem[];
}

/**
 * Stores a batch request: its key, and every item that passed the door, with one statement. What
 * the items came to is remembered with the key, so that a retry gets the same answer even when an
 * item that was refused would be accepted by now.
 */
export async function storeBatch(
  db: Database,
  tenant: Tenant,
  request: RequestKey,
  items: readonly BatchItem[],
): Promise<StoredBatch> {
  const record: BatchRecord = {
    id: newId("batch"),
    items: items.map(({ key, drafted }) => (drafted.ok ? { key } : { problem: drafted.error })),
  };
  const { acceptedAt, batchStored } = await insertIntents(
    db,
    tenant,
    items.flatMap(({ key, fingerprint, drafted }) =>
      drafted.ok ? { key, fingerprint, draft: drafted.value } : [],
    ),
    { ...request, record },
  ).catch((error: unknown) => {
    if (!isLockTimeout(error)) throw error;
    throw new Problem("idempotency_in_progress", { retryAfterSeconds: 1 });
  });
  if (!batchStored) return replayBatch(db, tenant, request, items);

  const earlier = await readEarlier(
    db,
    tenant,
    items.filter(({ drafted }) => drafted.ok && !acceptedAt.has(drafted.value.id)),
  );
  return {
    id: record.id,
    replayed: false,
    items: items.map((item): StoredItem => {
      if (!item.drafted.ok) return { kind: "refused", problem: item.drafted.error };
      const createdAt = acceptedAt.get(item.drafted.value.id);
      return createdAt === undefined
        ? earlier(item)
        : { kind: "stored", intent: acceptedIntent(item.drafted.value, createdAt) };
    }),
  };
}

/** Tells again what the first request with this key came to. */
async function replayBatch(
  db: Database,
  tenant: Tenant,
  { key, fingerprint }: RequestKey,
  items: readonly BatchItem[],
): Promise<StoredBatch> {
  const known = (await findKeys(db, tenant.id, [key])).get(key);
  if (!known?.fingerprint.equals(fingerprint) || known.batch === null) {
    throw new Problem("idempotency_key_reused");
  }
  const { id, items: remembered } = known.batch;
  const earlier = await readEarlier(db, tenant, items);
  return {
    id,
    replayed: true,
    items: items.map((item, index): StoredItem => {
      const before = remembered[index];
      return before !== undefined && "problem" in before
        ? { kind: "refused", problem: before.problem as ProblemBody }
        : earlier(item);
    }),
  };
}
