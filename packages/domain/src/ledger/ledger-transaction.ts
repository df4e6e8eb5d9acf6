import type { LedgerTransactionId, PaymentIntentId } from "../ids.ts";
import type { Instant } from "../instant.ts";
import type { Entry } from "./entry.ts";

export const LEDGER_TRANSACTION_KINDS = [
  "payment",
  "hold",
  "capture",
  "release",
  "refund",
] as const;
export type LedgerTransactionKind = (typeof LEDGER_TRANSACTION_KINDS)[number];

/** An immutable, dated set of entries whose debits equal their credits in every currency and layer. */
export interface LedgerTransaction {
  readonly id: LedgerTransactionId;
  readonly kind: LedgerTransactionKind;
  readonly paymentIntent: PaymentIntentId;
  /** The accounting date: when the movement counts. */
  readonly effectiveAt: Instant;
  readonly createdAt: Instant;
  readonly entries: readonly Entry[];
}
