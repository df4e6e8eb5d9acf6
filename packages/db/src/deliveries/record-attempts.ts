import type { DeliveryId, TenantId } from "@quittance/domain";
import { arrayOf, uuidsOf } from "../array-of.ts";
import type { Tx } from "../database.ts";
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
 * are given. The number of an attempt
 * is given here, under the row's lock: every call that was made stands in the log once, also when
 * two processes made one because a lease had run out. A delivery that is finished stays as it is, and
 * one that somebody else attempts meanwhile stays theirs, unless it has succeeded.
 */
export async function recordAttempts(
  tx: Tx,
  tenantId: TenantId,
  attempts: readonly AttemptRecord[],
): Promise<void> {
  for (const round of oneOfEachDelivery(attempts)) await recordRound(tx, tenantId, round);
}

/** A statement changes a row once, so what a delivery has more of comes in a later round. */
function oneOfEachDelivery(attempts: readonly AttemptRecord[]): readonly AttemptRecord[][] {
  const rounds: AttemptRecord[][] = [];
  const recorded = new Map<DeliveryId, number>();
  for (const attempt of attempts) {
    const earlier = recorded.get(attempt.delivery) ?? 0;
    (rounds[earlier] ??= []).push(attempt);
    recorded.set(attempt.delivery, earlier + 1);
  }
  return rounds;
}

async function recordRound(
  tx: Tx,
  tenantId: TenantId,
  attempts: readonly AttemptRecord[],
): Promise<void> {
  const then = attempts.map((attempt) => attempt.then);
  await tx`
    with made as (
      select * from unnest(
        ${uuidsOf(attempts.map(({ delivery }) => delivery))}::uuid[],
        ${arrayOf(attempts.map(({ lease }) => lease))}::uuid[],
        ${arrayOf(attempts.map(({ durationMs }) => Math.round(durationMs)))}::integer[],
        ${arrayOf(attempts.map(({ responseStatus }) => responseStatus))}::smallint[],
        ${arrayOf(attempts.map(({ error }) => error))}::text[],
        ${arrayOf(attempts.map(({ responseBody }) => withoutNul(responseBody)))}::text[],
        ${arrayOf(then.map(({ status }) => status))}::text[],
        ${arrayOf(then.map((after) => (after.status === "failed" ? after.failure : null)))}::text[],
        ${arrayOf(then.map((after) => (after.status === "pending" ? after.waitSeconds : null)))}::double precision[]
      ) as made (delivery_id, lease, duration_ms, response_status, error, response_body, status, failure, wait_seconds)
    ), judged as (
      select made.*, d.status = 'pending' and (d.lease = made.lease or made.status = 'succeeded') as decides
        from made join deliveries d on d.tenant_id = ${tenantId} and d.id = made.delivery_id
        order by d.id
        for update of d
    ), moved as (
      update deliveries d set
          attempts = d.attempts + 1,
          status = case when decides then judged.status else d.status end,
          failure = case when decides then judged.failure else d.failure end,
          next_attempt_at = case when decides then clock_timestamp() + make_interval(secs => judged.wait_seconds)
                                 else d.next_attempt_at end,
          finished_at = case when decides and judged.status <> 'pending' then now() else d.finished_at end,
          lease = case when decides then null else d.lease end,
          leased_until = case when decides then null else d.leased_until end
        from judged
        where d.tenant_id = ${tenantId} and d.id = judged.delivery_id
        returning d.id, d.attempts
    )
    insert into attempts (tenant_id, delivery_id, number, started_at, duration_ms, response_status, error, response_body)
    select ${tenantId}, moved.id, moved.attempts, now() - make_interval(secs => made.duration_ms / 1000.0),
           made.duration_ms, made.response_status, made.error, made.response_body
      from moved join made on made.delivery_id = moved.id`;
}

/** PostgreSQL's text can not hold NUL, and a receiver's answer may hold anything. */
const withoutNul = (text: string | null): string | null => text?.replaceAll("\0", "\uFFFD") ?? null;
