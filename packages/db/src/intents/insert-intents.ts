import type { Instant, PaymentIntentDraft, PaymentIntentId } from "@quittance/domain";
import {
  bytesOf,
  instantsOf,
  numericsOf,
  smallintsOf,
  textsOf,
  uuidsOf,
} from "../arrays/binary-arrays.ts";
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
             unnest(${textsOf(batch ? [batch.key] : [])}),
             unnest(${bytesOf(batch ? [batch.fingerprint] : [])}),
             unnest(${textsOf(batch ? [JSON.stringify(batch.record)] : [])})::jsonb
      on conflict (tenant_id, key) do nothing
      returning 1
    ), claim as (
      select unnest(${uuidsOf(drafts.map((draft) => draft.id))}) as id,
             unnest(${textsOf(claims.map((claim) => claim.key))}) as key,
             unnest(${bytesOf(claims.map(({ fingerprint }) => fingerprint))}) as fingerprint,
             unnest(${textsOf(drafts.map((draft) => draft.captureMethod))}) as capture_method,
             unnest(${instantsOf(drafts.map((draft) => draft.executeAt))}) as execute_at,
             unnest(${instantsOf(drafts.map((draft) => draft.expiresAt))}) as expires_at,
             unnest(${instantsOf(drafts.map((draft) => draft.holdExpiresAt))}) as hold_expires_at,
             unnest(${instantsOf(drafts.map((draft) => draft.effectiveAt))}) as effective_at,
             unnest(${textsOf(drafts.map((draft) => draft.description))}) as description,
             unnest(${textsOf(drafts.map((draft) => draft.externalId))}) as external_id,
             unnest(${textsOf(drafts.map((draft) => JSON.stringify(draft.metadata)))}) as metadata
      where ${batch === undefined} or exists (select from batch_claim)
    ), owned as (
      insert into idempotency_keys (tenant_id, key, fingerprint, intent_id)
      select ${tenant.id}, key, fingerprint, id from claim order by key collate "C", id
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
          select unnest(${uuidsOf(legs.map((leg) => leg.intent))}) as intent_id,
                 unnest(${smallintsOf(legs.map((leg) => leg.position))}) as position,
                 unnest(${uuidsOf(legs.map((leg) => leg.source))}) as source,
                 unnest(${uuidsOf(legs.map((leg) => leg.destination))}) as destination,
                 unnest(${textsOf(legs.map((leg) => leg.currency.code))}) as currency,
                 unnest(${smallintsOf(legs.map((leg) => leg.currency.exponent))}) as exponent,
                 unnest(${numericsOf(legs.map((leg) => leg.amount))}) as amount
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
