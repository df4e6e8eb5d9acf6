import type { FailureCode } from "../codes.ts";
import type { AccountId, LedgerTransactionId, PaymentIntentId } from "../ids.ts";
import type { Instant } from "../instant.ts";
import type { Metadata } from "../metadata.ts";
import type { CurrencyCode } from "../money/currency.ts";
import type { MinorUnits } from "../money/minor-units.ts";
import type { IntentStatus } from "./intent-status.ts";

/** One movement: `amount` minor units, more than zero, debited to the source and credited to the destination. */
export interface Leg {
  readonly amount: MinorUnits;
  readonly currency: CurrencyCode;
  readonly source: AccountId;
  readonly destination: AccountId;
}

/** Why an intent failed. `leg` counts from 0. */
export interface Failure {
  readonly code: FailureCode;
  readonly message: string;
  readonly leg: number;
}

/** A client's request to move money, as it stands. All its legs move, or none does. */
export interface PaymentIntent {
  readonly id: PaymentIntentId;
  readonly livemode: boolean;
  readonly status: IntentStatus;
  readonly legs: readonly Leg[];
  /** Accounting date, when it differs from the time of posting. */
  readonly effectiveAt: Instant | null;
  readonly failure: Failure | null;
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
  "id" | "livemode" | "legs" | "effectiveAt" | "description" | "externalId" | "metadata"
>;

/**
 * The intent as it is accepted: pending, version 1. Also given back to every later request with
 * the same idempotency key, whatever has become of the intent since.
 */
export const acceptedIntent = (draft: PaymentIntentDraft, createdAt: Instant): PaymentIntent => ({
  id: draft.id,
  livemode: draft.livemode,
  status: "pending",
  legs: draft.legs,
  effectiveAt: draft.effectiveAt,
  failure: null,
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
