import {
  announceEndpoint,
  type Database,
  type DeliveryFailure,
  disableEndpoint,
  inTransaction,
  type LockedEndpoint,
  lockHealth,
  readClock,
  saveHealth,
  type Tenant,
  type Tx,
  recordAttempts as writeAttempts,
} from "@quittance/db";
import {
  type DisabledReason,
  type HealthVerdict,
  type Instant,
  judgeHealth,
} from "@quittance/domain";
import type { Log } from "@quittance/process";
import type { MadeAttempt } from "./deliver-event.ts";

/**
 * Writes attempts of one tenant down: the log, what becomes of their deliveries, and what they say
 * about their receivers, which may end in a warning or in the end of an endpoint. All of it is one
 * transaction, so an endpoint is never disabled without the event that says so.
 */
export async function recordAttempts(
  { db, log }: { readonly db: Database; readonly log: Log },
  tenant: Tenant,
  attempts: readonly MadeAttempt[],
): Promise<void> {
  await inTransaction(db, tenant.id, async (tx) => {
    const endpoints = [...new Set(attempts.map(({ endpoint }) => endpoint))];
    const locked = await lockHealth(tx, tenant.id, endpoints);
    const decisive = await writeAttempts(tx, tenant.id, attempts);
    if (locked.length === 0) return;
    const now = await readClock(tx);
    for (const each of locked) {
      // What was sent to an earlier URL says nothing about the receiver that is there now.
      const own = attempts.filter(
        ({ endpoint, url }) => endpoint === each.endpoint.id && url === each.endpoint.url,
      );
      const outcomes = own.flatMap(({ outcome }) => (outcome === null ? [] : [outcome]));
      const verdict = judgeHealth(each.health, outcomes, now, Math.random());
      if (isWorthWriting(each, verdict)) {
        await saveHealth(tx, tenant.id, each.endpoint.id, verdict.health);
      }
      const reason = reasonToDisable(each, own, decisive, verdict);
      await tell(tx, tenant, each, { reason, verdict, now });
      if (reason !== null) log.warn({ endpoint_id: each.endpoint.id, reason }, "endpoint disabled");
    }
  });
}

/** The time of the last attempt alone is worth a write only while it decides something. */
function isWorthWriting({ health: before }: LockedEndpoint, { health }: HealthVerdict): boolean {
  return (
    health.failuresInRow !== before.failuresInRow ||
    health.isSlow !== before.isSlow ||
    health.pausedUntil !== before.pausedUntil
  );
}

function reasonToDisable(
  { endpoint }: LockedEndpoint,
  attempts: readonly MadeAttempt[],
  decisive: ReadonlySet<MadeAttempt>,
  verdict: HealthVerdict,
): DisabledReason | null {
  if (endpoint.status === "disabled") return null;
  const failedWith = (failure: DeliveryFailure, among: readonly MadeAttempt[]) =>
    among.some(({ then }) => then.status === "failed" && then.failure === failure);
  // What a receiver says of itself is true of whatever call it was asked by.
  if (failedWith("endpoint_gone", attempts)) return "gone";
  // Nothing may overtake an event that could not be delivered; one that was begun anew still may be.
  const exhausted = failedWith(
    "attempts_exhausted",
    attempts.filter((attempt) => decisive.has(attempt)),
  );
  if (endpoint.ordering === "fifo" && exhausted) return "order_stuck";
  return verdict.disable ? "failing" : null;
}

async function tell(
  tx: Tx,
  tenant: Tenant,
  { endpoint }: LockedEndpoint,
  {
    reason,
    verdict,
    now,
  }: {
    readonly reason: DisabledReason | null;
    readonly verdict: HealthVerdict;
    readonly now: Instant;
  },
): Promise<void> {
  const { failingSince } = verdict.health;
  if (reason !== null) {
    const disabled = {
      ...endpoint,
      status: "disabled" as const,
      disabledReason: reason,
      failingSince,
      updatedAt: now,
    };
    await disableEndpoint(tx, tenant.id, disabled);
    await announceEndpoint(tx, tenant, "webhook_endpoint.disabled", disabled, now);
  } else if (verdict.warn !== null && endpoint.status === "enabled") {
    const failing = { ...endpoint, failingSince };
    await announceEndpoint(tx, tenant, "webhook_endpoint.failing", failing, now);
  }
}
