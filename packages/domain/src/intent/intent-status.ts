export const INTENT_STATUSES = [
  "scheduled",
  "pending",
  "requires_capture",
  "succeeded",
  "failed",
  "canceled",
] as const;
export type IntentStatus = (typeof INTENT_STATUSES)[number];

/**
 * The state machine of a payment intent: from each status, where it may go. A trigger in the
 * database refuses every other change. `docs/ledger.md` draws this table.
 *
 * A scheduled intent is decided in the moment it falls due, so it never becomes pending.
 */
export const INTENT_TRANSITIONS = {
  scheduled: ["requires_capture", "succeeded", "failed", "canceled"],
  pending: ["requires_capture", "succeeded", "failed", "canceled"],
  requires_capture: ["succeeded", "canceled"],
  succeeded: [],
  failed: [],
  canceled: [],
} as const satisfies Record<IntentStatus, readonly IntentStatus[]>;

/** A final status never changes again. */
export const isFinal = (status: IntentStatus): boolean => INTENT_TRANSITIONS[status].length === 0;

/** Waiting ends when the system has nothing left to decide by itself. */
export const isUndecided = (status: IntentStatus): boolean =>
  status === "scheduled" || status === "pending";
