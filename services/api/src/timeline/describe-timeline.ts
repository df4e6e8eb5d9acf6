import type {
  Course,
  Delivery,
  DeliveryAttempt,
  IntentCourse,
  OperationCourse,
  Timeline,
  ToldEvent,
} from "@quittance/db";
import {
  describeIntent,
  describeLedgerTransaction,
  describeOperation,
  type EventType,
  type LedgerTransaction,
  type PaymentIntent,
} from "@quittance/domain";
import type { TimelineMoment } from "../schemas/payment-intent-timeline.ts";
import { describeAttempt } from "../schemas/webhook-delivery.ts";

type DecidedStatus = Extract<TimelineMoment, { type: "decided" }>["status"];

/** Cause before effect: the order of what happened in the same millisecond. */
const ORDER: Readonly<Record<TimelineMoment["type"], number>> = {
  accepted: 0,
  capture_accepted: 1,
  refund_accepted: 1,
  cancellation_accepted: 1,
  rung: 2,
  quarantined: 3,
  capture_decided: 4,
  refund_decided: 4,
  cancellation_decided: 4,
  decided: 5,
  ledger_transaction: 6,
  event: 7,
  delivery: 8,
  attempt: 9,
};

/** The life of an intent as one list, in order of time. */
export function describeTimeline(timeline: Timeline) {
  const { course, operations, ledgerTransactions, events, deliveries, attempts } = timeline;
  const { intent } = course;
  const deliveryOf = new Map(deliveries.map((delivery) => [delivery.id, delivery]));
  const moments: TimelineMoment[] = [
    ...acceptanceOf(course),
    ...operations.toReversed().flatMap((operation) => momentsOf(operation, intent)),
    ...events.flatMap((event) => decisionOf(event, course)),
    ...ledgerTransactions.map(bookingOf),
    ...events.map(tellingOf),
    ...deliveries.toReversed().map(deliveryMoment),
    ...attempts.flatMap((attempt) => attemptMoment(attempt, deliveryOf.get(attempt.delivery))),
  ];
  return {
    object: "timeline" as const,
    payment_intent: intent.id,
    status: intent.status,
    truncated: timeline.truncated,
    data: moments.sort(byTime),
  };
}

function byTime(a: TimelineMoment, b: TimelineMoment): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return ORDER[a.type] - ORDER[b.type];
}

function acceptanceOf(course: IntentCourse): readonly TimelineMoment[] {
  const { intent, batch, quarantinedAt } = course;
  return [
    {
      at: intent.createdAt,
      type: "accepted",
      execute_at: intent.executeAt,
      expires_at: intent.expiresAt,
      hold_expires_at: intent.holdExpiresAt,
      batch,
    },
    ...ringsOf(course, intent.id),
    ...(quarantinedAt === null ? [] : [{ at: quarantinedAt, type: "quarantined" as const }]),
  ];
}

const ringsOf = ({ rings, rungAt }: Course, resource: string | null): readonly TimelineMoment[] =>
  rungAt === null ? [] : [{ at: rungAt, type: "rung", rings, resource }];

function momentsOf(course: OperationCourse, intent: PaymentIntent): readonly TimelineMoment[] {
  const { operation } = course;
  const { id, kind, createdAt: at } = operation;
  const { amount, currency, failure } = describeOperation(operation, intent);
  const ends = endOf(course, failure);
  switch (kind) {
    case "capture":
      return [
        { at, type: "capture_accepted", capture: id, amount, currency, final: operation.final },
        ...ringsOf(course, id),
        ...ends.map((end) => ({ type: "capture_decided" as const, capture: id, ...end })),
      ];
    case "refund":
      return [
        { at, type: "refund_accepted", refund: id, amount, currency },
        ...ringsOf(course, id),
        ...ends.map((end) => ({ type: "refund_decided" as const, refund: id, ...end })),
      ];
    case "cancel":
      return [
        { at, type: "cancellation_accepted" },
        ...ringsOf(course, null),
        ...ends.map((end) => ({ type: "cancellation_decided" as const, ...end })),
      ];
  }
}

/** How an operation ended, when it has. */
function endOf<Failure>({ operation, lockWaitMs }: OperationCourse, failure: Failure) {
  const { status, finishedAt } = operation;
  if (status === "pending" || finishedAt === null) return [];
  return [{ at: finishedAt, status, failure, lock_wait_ms: lockWaitMs }];
}

const STATUS_TOLD: ReadonlyMap<EventType, DecidedStatus> = new Map([
  ["payment_intent.requires_capture", "requires_capture"],
  ["payment_intent.succeeded", "succeeded"],
  ["payment_intent.failed", "failed"],
  ["payment_intent.canceled", "canceled"],
]);

/** Every change of an intent's status is told by one event, and happened in its moment. */
function decisionOf(event: ToldEvent, { intent, lockWaitMs }: IntentCourse): TimelineMoment[] {
  const status = STATUS_TOLD.get(event.type);
  if (status === undefined) return [];
  return [
    {
      at: event.createdAt,
      type: "decided",
      status,
      failure: status === "failed" ? describeIntent(intent).failure : null,
      cancellation_reason: status === "canceled" ? intent.cancellationReason : null,
      lock_wait_ms: event.sequence === 1 ? lockWaitMs : null,
    },
  ];
}

function bookingOf(transaction: LedgerTransaction): TimelineMoment {
  const { id, kind, effective_at, created_at, entries } = describeLedgerTransaction(transaction);
  return {
    at: created_at,
    type: "ledger_transaction",
    ledger_transaction: id,
    kind,
    effective_at,
    entries,
  };
}

const tellingOf = (event: ToldEvent): TimelineMoment => ({
  at: event.createdAt,
  type: "event",
  event: event.id,
  event_type: event.type,
  resource: event.resource,
  sequence: event.sequence,
});

const deliveryMoment = (delivery: Delivery): TimelineMoment => ({
  at: delivery.createdAt,
  type: "delivery",
  delivery: delivery.id,
  webhook_endpoint: delivery.endpoint,
  event: delivery.event,
  status: delivery.status,
  failure: delivery.failure,
  attempt_count: delivery.attempts,
  next_attempt_at: delivery.nextAttemptAt,
  finished_at: delivery.finishedAt,
});

function attemptMoment(
  attempt: DeliveryAttempt,
  delivery: Delivery | undefined,
): readonly TimelineMoment[] {
  if (delivery === undefined) return [];
  const { number, outcome, response_status, error, duration_ms } = describeAttempt(attempt);
  return [
    {
      at: attempt.startedAt,
      type: "attempt",
      delivery: delivery.id,
      webhook_endpoint: delivery.endpoint,
      event: delivery.event,
      number,
      outcome,
      response_status,
      error,
      duration_ms,
    },
  ];
}
