import type { Instant, PaymentIntentDraft, PaymentIntentId } from "@quittance/domain";
import { arrayOf, uuidsOf } from "../array-of.ts";
import type { Database, Tx } from "../database.ts";
import type { BatchRecord } from "../idempotency/find-keys.ts";
import { inTenant } from "../in-tenant.ts";
import { toInstant } from "../instants.ts";
import { toId, toUuid } from "../public-id.ts";
import type { Tenant } from "../tenants/tenant.ts";

/** An intent that passed the door, and the idempotency key that it wants to own. */
export interface IntentClaim {
  readonly key: string;
  /** SHA-256 of method, path and canonical body. */
  readonly fingerprint: Buffer;
  readonly draft: PaymentIntentDraft;
}

/** The batch request that the claims belong to: they are stored only if it owns its own key. */
export interface BatchClaim {
  readonly key: string;
  readonly fingerprint: Buffer;
  readonly record: BatchRecord;
}

export interface StoredIntents {
  /** When each stored intent was accepted. An intent that is missing here lost its key to an earlier request. */
  readonly acceptedAt: ReadonlyMap<PaymentIntentId, Instant>;
  /** False when the batch's key has an earlier owner; then nothing was stored. */
  readonly batchStored: boolean;
}

/** How long after its acceptance an intent is rung again, if nothing was decided by then. */
const FIRST_RERING_AFTER = "5 seconds";

/**
 * Stores a group of intents with their keys and legs, in one statement: one round trip, one commit.
 *
 * Keys that have an owner are passed over (a first request that is still being stored is waited
 * for, up to lock_timeout). Keys are inserted in their own order, so that two processes that
 * store overlapping groups can not deadlock. A batch's own key comes before all others, so two
 * batches of which each has the other's key as an item's can: one of them gets 40P01.
 */
export async function insertIntents(
  place: Database | Tx,
  tenant: Tenant,
  claims: readonly IntentClaim[],
  batch?: BatchClaim,
): Promise<StoredIntents> {
  const drafts = claims.map(({ draft }) => draft);
  const legs = drafts.flatMap((draft) =>
    draft.legs.map((leg, position) => ({ intent: draft.id, position, ...leg })),
  );
  const rows = await inTenant(
    place,
    tenant.id,
    (sql) => sql<{ id: string | null; accepted_at: Date }[]>`
    with batch_claim as (
      insert into idempotency_keys (tenant_id, key, fingerprint, batch)
      select ${tenant.id},
             unnest(${arrayOf(batch ? [batch.key] : [])}::text[]),
             decode(unnest(${arrayOf(batch ? [batch.fingerprint.toString("hex")] : [])}::text[]), 'hex'),
             unnest(${arrayOf(batch ? [JSON.stringify(batch.record)] : [])}::text[])::jsonb
      on conflict (tenant_id, key) do nothing
      returning 1
    ), claim as (
      select unnest(${uuidsOf(drafts.map((draft) => draft.id))}::uuid[]) as id,
             unnest(${arrayOf(claims.map((claim) => claim.key))}::text[]) as key,
             unnest(${arrayOf(claims.map(({ fingerprint }) => fingerprint.toString("hex")))}::text[]) as fingerprint,
             unnest(${arrayOf(drafts.map((draft) => draft.captureMethod))}::text[]) as capture_method,
             unnest(${arrayOf(drafts.map((draft) => draft.executeAt))}::timestamptz[]) as execute_at,
             unnest(${arrayOf(drafts.map((draft) => draft.expiresAt))}::timestamptz[]) as expires_at,
             unnest(${arrayOf(drafts.map((draft) => draft.holdExpiresAt))}::timestamptz[]) as hold_expires_at,
             unnest(${arrayOf(drafts.map((draft) => draft.effectiveAt))}::timestamptz[]) as effective_at,
             unnest(${arrayOf(drafts.map((draft) => draft.description))}::text[]) as description,
             unnest(${arrayOf(drafts.map((draft) => draft.externalId))}::text[]) as external_id,
             unnest(${arrayOf(drafts.map((draft) => JSON.stringify(draft.metadata)))}::text[]) as metadata
      where ${batch === undefined} or exists (select from batch_claim)
    ), owned as (
      insert into idempotency_keys (tenant_id, key, fingerprint, intent_id)
      select ${tenant.id}, key, decode(fingerprint, 'hex'), id from claim order by key collate "C", id
      on conflict (tenant_id, key) do nothing
      returning intent_id
    ), stored as (
      insert into payment_intents (tenant_id, id, status, batch_id, atomic, capture_method, execute_at,
                                   expires_at, hold_expires_at, effective_at, description, external_id,
                                   metadata, created_at, updated_at, ring_at)
      select ${tenant.id}, claim.id, case when execute_at is null then 'pending' else 'scheduled' end,
             ${batch ? toUuid(batch.record.id) : null}::uuid, ${batch?.record.atomic ?? false}, capture_method,
             execute_at, expires_at, hold_expires_at, effective_at, description, external_id, metadata::jsonb,
             accepted_at, accepted_at,
             least(coalesce(execute_at, accepted_at + ${FIRST_RERING_AFTER}::interval), expires_at)
        from claim
        join owned on owned.intent_id = claim.id,
        lateral (select date_trunc('milliseconds', now()) as accepted_at) as clock
      returning id, created_at as accepted_at
    ), stored_legs as (
      insert into legs (tenant_id, intent_id, position, source, destination, currency, exponent, amount)
      select ${tenant.id}, leg.*
        from (
          select unnest(${uuidsOf(legs.map((leg) => leg.intent))}::uuid[]) as intent_id,
                 unnest(${arrayOf(legs.map((leg) => leg.position))}::smallint[]) as position,
                 unnest(${uuidsOf(legs.map((leg) => leg.source))}::uuid[]) as source,
                 unnest(${uuidsOf(legs.map((leg) => leg.destination))}::uuid[]) as destination,
                 unnest(${arrayOf(legs.map((leg) => leg.currency.code))}::text[]) as currency,
                 unnest(${arrayOf(legs.map((leg) => leg.currency.exponent))}::smallint[]) as exponent,
                 unnest(${arrayOf(legs.map((leg) => leg.amount.toString()))}::numeric[]) as amount
        ) as leg
        join owned on owned.intent_id = leg.intent_id
    )
    select id, accepted_at from stored
    union all
    select null, now() from batch_claim`,
    "kept",
  );
  const acceptedAt = new Map<PaymentIntentId, Instant>();
  for (const { id, accepted_at } of rows) {
    if (id !== null) acceptedAt.set(toId("pi", id), toInstant(accepted_at));
  }
  return { acceptedAt, batchStored: rows.some(({ id }) => id === null) };
}
