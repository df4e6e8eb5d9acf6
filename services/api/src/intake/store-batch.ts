import {
  type BatchClaim,
  type BatchRecord,
  type Database,
  findKeys,
  type IntentClaim,
  insertIntents,
  inTransaction,
  isTransient,
  type StoredIntents,
  type Tenant,
} from "@quittance/db";
import { acceptedIntent, type BatchId, type PaymentIntentDraft } from "@quittance/domain";
import { z } from "zod";
import { keyInProgress } from "../problem/key-in-progress.ts";
import { describeProblem, Problem, type ProblemBody } from "../problem/problem.ts";
import type { RequestKey } from "../request/request-key.ts";
import { problemSchema } from "../schemas/problem.ts";
import { type EarlierClaim, readEarlier } from "./read-earlier.ts";
import type { StoredClaim } from "./store-group.ts";

/** An item of a batch request: its own key, and what the door made of it. */
export interface BatchItem extends RequestKey {
  readonly drafted:
    | { readonly ok: true; readonly value: PaymentIntentDraft }
    | { readonly ok: false; readonly error: ProblemBody };
}

export type StoredItem =
  | Exclude<StoredClaim, { kind: "refused" }>
  | { readonly kind: "refused"; readonly problem: ProblemBody };

export interface BatchRequest {
  readonly id: BatchId;
  readonly atomic: boolean;
  readonly items: readonly BatchItem[];
  readonly requestId: string;
}

export interface StoredBatch {
  readonly id: BatchId;
  /** True when an earlier request with the same key had stored it. */
  readonly replayed: boolean;
  /** One result for each item, in the order given. */
  readonly items: readonly StoredItem[];
}

/** Of the first answer, what can not be told from the intents. The database gives members back in its own order. */
const rememberedSchema = z.object({
  request_id: z.string(),
  items: z.array(z.union([z.object({ problem: problemSchema }), z.object({ key: z.string() })])),
});

/**
 * Stores a batch request: its key, and every item that passed the door, with one statement. What
 * the items came to is remembered with the key, so that a retry gets the same answer even when an
 * item that was refused would be accepted by now.
 */
export async function storeBatch(
  db: Database,
  tenant: Tenant,
  request: RequestKey,
  { id, atomic, items, requestId }: BatchRequest,
): Promise<StoredBatch> {
  // An item that is refused by now may have been accepted earlier, as a request of its own.
  const accepted = await readEarlier(
    db,
    tenant,
    items.filter(({ drafted }) => !drafted.ok),
  );
  const record: BatchRecord = {
    id,
    atomic,
    request_id: requestId,
    items: items.map((item) =>
      item.drafted.ok || accepted(item) !== undefined
        ? { key: item.key }
        : { problem: item.drafted.error },
    ),
  };
  const claims = items.flatMap(({ key, fingerprint, drafted }) =>
    drafted.ok ? { key, fingerprint, draft: drafted.value } : [],
  );
  const batch = { ...request, record };
  const storing = atomic
    ? storeAllOrNone(db, tenant, claims, batch)
    : insertIntents(db, tenant, claims, batch);
  const { acceptedAt, batchStored } = await storing.catch((error: unknown) => {
    // Held by somebody, or held by a batch that in turn waits for a key of ours.
    throw isTransient(error) ? keyInProgress() : error;
  });
  if (!batchStored) return recallBatch(db, tenant, request, items, keyInProgress());

  const earlier = await readEarlier(
    db,
    tenant,
    items.filter(({ drafted }) => drafted.ok && !acceptedAt.has(drafted.value.id)),
  );
  return {
    id: record.id,
    replayed: false,
    items: items.map((item): StoredItem => {
      if (!item.drafted.ok) {
        const before = accepted(item);
        return before ? answerEarlier(before, requestId) : refuse(item.drafted.error);
      }
      const createdAt = acceptedAt.get(item.drafted.value.id);
      if (createdAt === undefined) return answerEarlier(earlier(item), requestId);
      return { kind: "stored", intent: acceptedIntent(item.drafted.value, createdAt) };
    }),
  };
}

/** An atomic batch is stored with all its items, or with a key that has an earlier owner not at all. */
function storeAllOrNone(
  db: Database,
  tenant: Tenant,
  claims: readonly IntentClaim[],
  batch: BatchClaim,
): Promise<StoredIntents> {
  return inTransaction(db, tenant.id, async (tx) => {
    const stored = await insertIntents(tx, tenant, claims, batch);
    const lost = claims.findIndex(({ draft }) => !stored.acceptedAt.has(draft.id));
    if (stored.batchStored && lost >= 0) {
      throw Problem.ofFaults([
        {
          pointer: `/payment_intents/${lost}/idempotency_key`,
          code: "idempotency_key_reused",
          detail: "An item of an atomic batch needs a key of its own.",
        },
      ]);
    }
    return stored;
  });
}

/**
 * Tells again what the first request with this key came to.
 *
 * @throws Problem `refusal` when there was none, `idempotency_key_reused` when it was another request
 */
export async function recallBatch(
  db: Database,
  tenant: Tenant,
  { key, fingerprint }: RequestKey,
  items: readonly BatchItem[],
  refusal: Problem,
): Promise<StoredBatch> {
  const known = (await findKeys(db, tenant.id, [key])).get(key);
  if (known === undefined) throw refusal;
  if (!known.fingerprint.equals(fingerprint) || known.batch === null) {
    throw new Problem("idempotency_key_reused");
  }
  const remembered = rememberedSchema.parse(known.batch);
  const earlier = await readEarlier(db, tenant, items);
  return {
    id: known.batch.id,
    replayed: true,
    items: items.map((item, index): StoredItem => {
      const before = remembered.items[index];
      return before !== undefined && "problem" in before
        ? refuse(before.problem)
        : answerEarlier(earlier(item), remembered.request_id);
    }),
  };
}

/** What an item is answered when its key has an earlier owner. The problem carries the id of the batch's first request. */
function answerEarlier(earlier: EarlierClaim | undefined, requestId: string): StoredItem {
  if (earlier?.kind === "replayed") return earlier;
  return refuse(describeProblem(earlier?.problem ?? keyInProgress(), requestId));
}

const refuse = (problem: ProblemBody): StoredItem => ({ kind: "refused", problem });
