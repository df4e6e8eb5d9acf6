import {
  FAILURE_CODES,
  INTENT_STATUSES,
  INTENT_TRANSITIONS,
  OPERATION_FAILURE_CODES,
} from "@quittance/domain";

/** Everything that a run of the model must have come across, or it has shown nothing about it. */
const MUST_BE_REACHED = [
  ...INTENT_STATUSES.flatMap((from) => INTENT_TRANSITIONS[from].map((to) => `${from} to ${to}`)),
  ...FAILURE_CODES.map((code) => `intent failed: ${code}`),
  ...OPERATION_FAILURE_CODES.map((code) => `operation failed: ${code}`),
  "canceled: requested",
  "canceled: expired",
  "canceled: hold_expired",
  "capture succeeded",
  "capture left the rest on hold",
  "hold captured in part ended as succeeded",
  "refund succeeded",
  "refund of several legs succeeded",
  "cancel succeeded",
  "several legs succeeded",
  "several legs held",
  "atomic batch went through",
  "atomic batch refused",
  "door: not_capturable",
  "door: not_cancelable",
  "door: amount_exceeds_hold",
  "door: amount_exceeds_captured",
  "door: currency_invalid",
  "door: amount_invalid",
  "door: amount_precision",
  "door: amount_too_large",
  "door: amount_not_positive",
  "door: same_account",
  "door: account_not_found",
  "door: currency_mismatch",
  "door: account_not_active",
  "request repeated",
  "batch repeated",
  "key of a request reused",
  "key of a batch reused",
  "account emptied to the last cent",
  "account below zero",
  "debit-normal account short of funds at its destination",
  "batch with an accepted and a refused item",
  "batch with a succeeded and a failed item",
];

/** Counts what the runs came across. */
export interface Reached {
  note(situation: string): void;
  /** What never came up. */
  missing(): readonly string[];
  counts(): Readonly<Record<string, number>>;
}

export function countReached(): Reached {
  const counts = new Map<string, number>();
  return {
    note: (situation) => counts.set(situation, (counts.get(situation) ?? 0) + 1),
    missing: () => MUST_BE_REACHED.filter((situation) => !counts.has(situation)),
    counts: () => Object.fromEntries(counts),
  };
}
