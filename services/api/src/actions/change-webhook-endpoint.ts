import {
  announceEndpoint,
  expireEndpointSecrets,
  insertEndpointSecrets,
  inTransaction,
  lockEndpoint,
  readClock,
  saveHealth,
  sendTogether,
  type Tenant,
  type Tx,
  updateEndpoint,
} from "@quittance/db";
import {
  describeEndpoint,
  type Endpoint,
  type EndpointId,
  HEALTHY,
  type Instant,
} from "@quittance/domain";
import type { KeyRing } from "@quittance/secrets";
import type { z } from "zod";
import { Problem } from "../problem/problem.ts";
import type { Caller } from "../request/caller.ts";
import type { webhookEndpointChangeSchema } from "../schemas/webhook-endpoint.ts";
import { changesOf } from "./endpoint-deeds.ts";
import { makeSecrets } from "./endpoint-secrets.ts";
import { acceptUrl, type EndpointDependencies } from "./open-webhook-endpoint.ts";
import { recordFor } from "./record-for.ts";

type Change = z.output<typeof webhookEndpointChangeSchema>;

/**
 * Changes an endpoint; what is left out stays as it is. Another receiver, or one that is enabled
 * again, begins with a clean bill of health. Codes: not_found, url_*.
 */
export async function changeWebhookEndpoint(
  { db, keyRing, networks }: EndpointDependencies,
  caller: Caller,
  id: EndpointId,
  change: Change,
): Promise<Endpoint> {
  const { tenant } = caller;
  const url = change.url === undefined ? undefined : acceptUrl(change.url, networks);
  return inTransaction(db, tenant.id, async (tx) => {
    const before = await lockEndpoint(tx, tenant.id, id);
    if (before === undefined) throw new Problem("not_found");
    const now = await readClock(tx);
    const publicKey = await changeSignatures(tx, keyRing, tenant, before, change, now);
    const after = withHealth(before, {
      ...before,
      url: url ?? before.url,
      description: change.description === undefined ? before.description : change.description,
      eventTypes: change.event_types ?? before.eventTypes,
      ordering: change.ordering ?? before.ordering,
      maxInFlight: change.max_in_flight ?? before.maxInFlight,
      rateLimit: change.rate_limit === undefined ? before.rateLimit : change.rate_limit,
      signatures: change.signatures ?? before.signatures,
      publicKey,
      apiVersion: change.api_version ?? before.apiVersion,
      ...statusAfter(before, change),
      updatedAt: now,
    });
    const deeds = changesOf(
      describeEndpoint(before, tenant.livemode),
      describeEndpoint(after, tenant.livemode),
    );
    await sendTogether([
      updateEndpoint(tx, tenant.id, after),
      ...deeds.map((deed) => recordFor(tx, caller, deed)),
    ]);
    if (beginsAnew(before, after)) await saveHealth(tx, tenant.id, id, HEALTHY);
    if (before.status === "enabled" && after.status === "disabled") {
      await announceEndpoint(tx, tenant, "webhook_endpoint.disabled", after, now);
    }
    return after;
  });
}

function statusAfter(before: Endpoint, { status }: Change) {
  if (status === undefined || status === before.status) return {};
  return { status, disabledReason: status === "disabled" ? ("requested" as const) : null };
}

const beginsAnew = (before: Endpoint, after: Endpoint): boolean =>
  before.url !== after.url || (before.status === "disabled" && after.status === "enabled");

const withHealth = (before: Endpoint, after: Endpoint): Endpoint =>
  beginsAnew(before, after) ? { ...after, failingSince: null } : after;

/** A scheme that is new gets a secret, one that is left ends at once. Answers the public key of v1a. */
async function changeSignatures(
  tx: Tx,
  keyRing: KeyRing,
  tenant: Tenant,
  before: Endpoint,
  { signatures }: Change,
  now: Instant,
): Promise<string | null> {
  const had = before.signatures.includes("v1a");
  const wants = signatures === undefined ? had : signatures.includes("v1a");
  if (had === wants) return before.publicKey;
  if (!wants) {
    await expireEndpointSecrets(tx, tenant.id, before.id, ["v1a"], 0);
    return null;
  }
  const made = makeSecrets(keyRing, tenant.id, ["v1a"], now);
  await insertEndpointSecrets(tx, tenant.id, before.id, made.rows);
  return made.publicKey;
}
