import type { OperationFailureCode } from "../codes.ts";
import type { LedgerTransactionId, OperationId, PaymentIntentId } from "../ids.ts";
import type { Instant } from "../instant.ts";
import type { Metadata } from "../metadata.ts";
import type { MinorUnits } from "../money/minor-units.ts";

export const OPERATION_KINDS = ["capture", "refund", "cancel"] as const;
export type OperationKind = (typeof OPERATION_KINDS)[number];

export const OPERATION_STATUSES = ["pending", "succeeded", "failed"] as const;
export type OperationStatus = (typeof OPERATION_STATUSES)[number];

/** Why an operation failed. `leg` counts from 0 and is null when no leg is at fault. */
export interface OperationFailure {
  readonly code: OperationFailureCode;
  readonly leg: number | null;
}

/** What a client asks of an intent later on: to capture its hold, to give money back, to cancel it. */
export interface Operation {
  readonly id: OperationId;
  readonly kind: OperationKind;
  readonly paymentIntent: PaymentIntentId;
  /** Minor units over all legs, more than zero; what a capture takes or a refund gives back. Null for a cancellation. */
  readonly amount: MinorUnits | null;
  /** Whether a capture releases what it leaves. */
  readonly final: boolean;
  readonly metadata: Metadata;
  readonly status: OperationStatus;
  readonly failure: OperationFailure | null;
  readonly ledgerTransactions: readonly LedgerTransactionId[];
  /** 1 when accepted, 2 when decided. */
  readonly version: number;
  readonly createdAt: Instant;
  readonly finishedAt: Instant | null;
}

/** What a client decides about an operation; everything else follows from time. */
export type OperationDraft = Pick<
  Operation,
  "id" | "kind" | "paymentIntent" | "amount" | "final" | "metadata"
>;

/** The operation as it is accepted. */
export const acceptedOperation = (draft: OperationDraft, createdAt: Instant): Operation => ({
  ...draft,
  status: "pending",
  failure: null,
  ledgerTransactions: [],
  version: 1,
  createdAt,
  finishedAt: null,
});
