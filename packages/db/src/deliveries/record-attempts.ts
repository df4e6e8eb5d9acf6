import type { DeliveryId, TenantId } from "@quittance/domain";
import {
  doublesOf,
  integersOf,
  plainUuidsOf,
  smallintsOf,
  textsOf,
  uuidsOf,
} from "../arrays/binary-arrays.ts";
import type { Tx } from "../database.ts";
import { toId } from "../public-id.ts";
import type { DeliveryFailure } from "./delivery-row.ts";

/** What one HTTP call of a delivery came to. */
export interface AttemptRecord {
  readonly delivery: DeliveryId;
  /** The claim under which it was made. */
  readonly lease: string;
  readonly durationMs: number;
  /** The answer's status; null when no answer came. */
  readonly responseStatus: number | null;
  /** Why the attempt failed; null when the endpoint took the event. */
  readonly error: string | null;
  /** The beginning of the answer's body. */
  readonly responseBody: string | null;
  readonly then: AfterAttempt;
}

/** What becomes of a delivery after an attempt. */
export type AfterAttempt =
  | { readonly status: "succeeded" }
  | { readonly status: "failed"; readonly failure: DeliveryFailure }
  | { readonly status: "pending"; readonly waitSeconds: number };

/**
 * Records attempts and moves their deliveries on, several of one delivery in the order in which they
 * are given. The number of an attempt is given here, under the row's lock: every call that was made
 * stands in the log once, also when two processes made one because a lease had run out. A delivery
 * that is finished stays as it is, one that somebody else attempts meanwhile stays theirs, and one
 * that was begun anew during the call goes on from there, unless it has succeeded.
 *
 * @returns those that decided what becomes of their delivery
 */
export async function recordAttempts<Attempt extends AttemptRecord>(
  tx: Tx,
  tenantId: TenantId,
  attempts: readonly Attempt[],
): Promise<ReadonlySet<Attempt>> {
  const decisive = new Set<Attempt>();
  for (const round of oneOfEachDelivery(attempts)) {
    const decided = await recordRound(tx, tenantId, round);
    for (const attempt of round) if (decided.has(attempt.delivery)) decisive.add(attempt);
  }
  return decisive;
}

/** A statement changes a row once, so what a delivery has more of comes in a later round. */
function oneOfEachDelivery<Attempt extends AttemptRecord>(
  attempts: readonly Attempt[],
): readonly Attempt[][] {
  const rounds: Attempt[][] = [];
  const recorded = new Map<DeliveryId, number>();
  for (const attempt of attempts) {
    const earlier = recorded.get(attempt.delivery) ?? 0;
    (rounds[earlier] ??= []).push(attempt);
    recorded.set(attempt.delivery, earlier + 1);
  }
  return rounds;
}

/** @returns the deliveries whose attempt decided what becomes of them */
async function recordRound(
  tx: Tx,
  tenantId: TenantId,
  attempts: readonly AttemptRecord[],
): Promise<ReadonlySet<DeliveryId>> {
  const then = attempts.map((attempt) => attempt.then);
  const rows = await tx<{ id: string }[]>`
    with made as (
      select * from unnest(
        ${uuidsOf(attempts.map(({ delivery }) => delivery))},
        ${plainUuidsOf(attempts.map(({ lease }) => lease))},
        ${integersOf(attempts.map(({ durationMs }) => Math.round(durationMs)))},
        ${smallintsOf(attempts.map(({ responseStatus }) => responseStatus))},
        ${textsOf(attempts.map(({ error }) => error))},
        ${textsOf(attempts.map(({ responseBody }) => withoutNul(responseBody)))},
        ${textsOf(then.map(({ status }) => status))},
        ${textsOf(then.map((after) => (after.status === "failed" ? after.failure : null)))},
        ${doublesOf(then.map((after) => (after.status === "pending" ? after.waitSeconds : null)))}
      ) as made (delivery_id, lease, duration_ms, response_status, error, response_body, status, failure, wait_seconds)
    ), judged as (
      -- While more attempts are counted off than were made, the call under way was made before that.
      select made.*, d.lease is not distinct from made.lease as is_current,
             d.status = 'pending' and (
               made.status = 'succeeded' or (d.lease = made.lease and d.counted_from <= d.attempts)) as decides
        from made join deliveries d on d.tenant_id = ${tenantId} and d.id = made.delivery_id
        order by d.id
        for update of d
    ), moved as (
      update deliveries d set
          attempts = d.attempts + 1,
          counted_from = case when d.counted_from > d.attempts and not is_current then d.counted_from + 1
                              else d.counted_from end,
          status = case when decides then judged.status else d.status end,
          failure = case when decides then judged.failure else d.failure end,
          next_attempt_at = case when decides then clock_timestamp() + make_interval(secs => judged.wait_seconds)
                                 else d.next_attempt_at end,
          finished_at = case when decides and judged.status <> 'pending' then now() else d.finished_at end,
          lease = case when decides or is_current then null else d.lease end,
          leased_until = case when decides or is_current then null else d.leased_until end
        from judged
        where d.tenant_id = ${tenantId} and d.id = judged.delivery_id
        returning d.id, d.attempts, decides
    ), logged as (
      insert into attempts (tenant_id, delivery_id, number, started_at, duration_ms, response_status, error, response_body)
      select ${tenantId}, moved.id, moved.attempts, now() - make_interval(secs => made.duration_ms / 1000.0),
             made.duration_ms, made.response_status, made.error, made.response_body
        from moved join made on made.delivery_id = moved.id
    )
    select id from moved where decides`;
  return new Set(rows.map(({ id }) => toId("del", id)));
}

/** PostgreSQL's text can not hold NUL, and a receiver's answer may hold anything. */
const withoutNul = (text: string | null): string | null => text?.replaceAll("\0", "\uFFFD") ?? null;
