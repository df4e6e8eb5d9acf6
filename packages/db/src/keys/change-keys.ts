import type { ApiKeyId, Instant, TenantId } from "@quittance/domain";
import type { Actor } from "../audit-log/actor.ts";
import { readClock } from "../clock.ts";
import type { Tx } from "../database.ts";
import { parseId } from "../public-id.ts";
import { halfKeyOf, TENANT_LOCK } from "../tenants/tenant-lock.ts";
import { type ApiKeyRecord, isLive } from "./api-key-record.ts";
import { KeyRefusedError } from "./key-refused-error.ts";
import { readApiKey } from "./read-api-key.ts";

/** How many keys of a tenant are good at the same time. */
const LIVE_KEYS_MAX = 100;

/** A change of a tenant's keys that nothing else changes meanwhile. */
export interface KeyChange {
  readonly now: Instant;
  /** The key that asks; null is an operator. */
  readonly giver: ApiKeyRecord | null;
}

/**
 * Begins a change of a tenant's keys: one at a time, so that two changes can not both take the other
 * for the key that stays.
 * @throws KeyRefusedError `unauthenticated` when the key that asks is good no more
 */
export async function beginKeyChange(tx: Tx, tenantId: TenantId, by: Actor): Promise<KeyChange> {
  await tx`select pg_advisory_xact_lock(${TENANT_LOCK.keys}, ${halfKeyOf(tenantId)})`;
  const now = await readClock(tx);
  if (by.type !== "api_key") return { now, giver: null };
  const id = parseId("key", by.id);
  const giver = id && (await readApiKey(tx, tenantId, id));
  if (giver === undefined || !isLive(giver, now)) {
    throw new KeyRefusedError("unauthenticated", "The key that asks is good no more.");
  }
  return { now, giver };
}

/** @throws KeyRefusedError `not_found` */
export async function requireKey(tx: Tx, tenantId: TenantId, id: ApiKeyId): Promise<ApiKeyRecord> {
  const key = await readApiKey(tx, tenantId, id);
  if (key === undefined) throw new KeyRefusedError("not_found", `The tenant has no key ${id}.`);
  return key;
}

/** @throws KeyRefusedError `too_many_api_keys` when one more would be too many */
export async function requireRoomForKey(tx: Tx, tenantId: TenantId): Promise<void> {
  const [{ live }] = await tx<[{ live: number }]>`
    select count(*)::integer as live from api_keys
      where tenant_id = ${tenantId} and revoked_at is null and (expires_at is null or expires_at > now())`;
  if (live < LIVE_KEYS_MAX) return;
  throw new KeyRefusedError(
    "too_many_api_keys",
    `A tenant has at most ${LIVE_KEYS_MAX} keys that are good at the same time.`,
  );
}
