import type { FailureCode } from "../codes.ts";
import type { AccountId, BatchId, LedgerTransactionId, PaymentIntentId } from "../ids.ts";
import type { Instant } from "../instant.ts";
import type { Metadata } from "../metadata.ts";
import type { Currency } from "../money/currency.ts";
import { add, type MinorUnits, subtract, ZERO } from "../money/minor-units.ts";
import type { IntentStatus } from "./intent-status.ts";

/** One movement: `amount` minor units, more than zero, debited to the source and credited to the destination. */
export interface Leg {
  readonly amount: MinorUnits;
  readonly currency: Currency;
  readonly source: AccountId;
  readonly destination: AccountId;
}

/** Why an intent failed. */
export interface Failure {
  readonly code: FailureCode;
  /** Which leg, counted from 0; null when no leg of this intent is at fault. */
  readonly leg: number | null;
  /** The intent of the same atomic batch that could not be decided, when that is why. */
  readonly culprit: PaymentIntentId | null;
}

/** `automatic` moves the money when the intent is decided; `manual` only holds it until it is captured. */
export const CAPTURE_METHODS = ["automatic", "manual"] as const;
export type CaptureMethod = (typeof CAPTURE_METHODS)[number];

/** Why an intent was canceled: a client asked, or one of its two times passed. */
export const CANCELLATION_REASONS = ["requested", "expired", "hold_expired"] as const;
export type CancellationReason = (typeof CANCELLATION_REASONS)[number];

/** A client's request to move money, as it stands. All its legs move, or none does. */
export interface PaymentIntent {
  readonly id: PaymentIntentId;
  readonly livemode: boolean;
  readonly status: IntentStatus;
  readonly legs: readonly Leg[];
  readonly captureMethod: CaptureMethod;
  /** Not decided before this moment. */
  readonly executeAt: Instant | null;
  /** Canceled when it is not decided by this moment. */
  readonly expiresAt: Instant | null;
  /** A hold can not be captured from this moment on, and is released. */
  readonly holdExpiresAt: Instant | null;
  /** The batch that is decided as a whole or not at all, when the intent came with one. */
  readonly atomicBatch: BatchId | null;
  /**
   * What moved from source to destination, and what of it moved back: minor units, summed over all
   * legs. Several legs are captured and refunded only together, so the sum is then nothing or all.
   */
  readonly captured: MinorUnits;
  readonly refunded: MinorUnits;
  /** Accounting date, when it differs from the time of posting. */
  readonly effectiveAt: Instant | null;
  readonly failure: Failure | null;
  readonly cancellationReason: CancellationReason | null;
  readonly ledgerTransactions: readonly LedgerTransactionId[];
  readonly description: string | null;
  readonly externalId: string | null;
  readonly metadata: Metadata;
  /** 1 when accepted, one more with every change. */
  readonly version: number;
  /** How many events tell about this intent so far. */
  readonly eventSequence: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly finishedAt: Instant | null;
}

/** What a client decides about an intent; everything else follows from time. */
export type PaymentIntentDraft = Pick<
  PaymentIntent,
  | "id"
  | "livemode"
  | "legs"
  | "captureMethod"
  | "executeAt"
  | "expiresAt"
  | "holdExpiresAt"
  | "atomicBatch"
  | "effectiveAt"
  | "description"
  | "externalId"
  | "metadata"
>;

/** The sum of an intent's legs: what may be captured at most. */
export const totalOf = ({ legs }: Pick<PaymentIntent, "legs">): MinorUnits =>
  legs.reduce((sum, { amount }) => add(sum, amount), ZERO);

/** What is still on hold. */
export const capturableOf = (intent: PaymentIntent): MinorUnits =>
  intent.status === "requires_capture" ? subtract(totalOf(intent), intent.captured) : ZERO;

/** What was captured and not given back. */
export const refundableOf = (intent: PaymentIntent): MinorUnits =>
  subtract(intent.captured, intent.refunded);

/**
 * The intent as it is accepted: pending or scheduled, version 1. Also given back to every later request with
 * the same idempotency key, whatever has become of the intent since.
 */
export const acceptedIntent = (draft: PaymentIntentDraft, createdAt: Instant): PaymentIntent => ({
  id: draft.id,
  livemode: draft.livemode,
  status: draft.executeAt === null ? "pending" : "scheduled",
  legs: draft.legs,
  captureMethod: draft.captureMethod,
  executeAt: draft.executeAt,
  expiresAt: draft.expiresAt,
  holdExpiresAt: draft.holdExpiresAt,
  atomicBatch: draft.atomicBatch,
  captured: ZERO,
  refunded: ZERO,
  effectiveAt: draft.effectiveAt,
  failure: null,
  cancellationReason: null,
  ledgerTransactions: [],
  description: draft.description,
  externalId: draft.externalId,
  metadata: draft.metadata,
  version: 1,
  eventSequence: 0,
  createdAt,
  updatedAt: createdAt,
  finishedAt: null,
});
