import { FAILURE_MESSAGES } from "../codes.ts";
import type { PaymentIntent } from "../intent/intent.ts";
import { formatAmount } from "../money/format-amount.ts";
import type { Operation } from "../operation/operation.ts";

/** A capture or refund as the API answers it and as its events carry it. */
export type OperationObject =
  | ReturnType<typeof describeCapture>
  | ReturnType<typeof describeRefund>;

export const describeCapture = (capture: Operation, intent: PaymentIntent) => ({
  id: capture.id,
  object: "capture" as const,
  ...describeOperation(capture, intent),
  final: capture.final,
});

export const describeRefund = (refund: Operation, intent: PaymentIntent) => ({
  id: refund.id,
  object: "refund" as const,
  ...describeOperation(refund, intent),
});

/**
 * What all operations have in common. With several legs `amount` and `currency` are null: all of
 * them are captured, or refunded.
 */
export function describeOperation(operation: Operation, { livemode, legs }: PaymentIntent) {
  const { amount, failure } = operation;
  const currency = legs.length === 1 ? legs[0]?.currency : undefined;
  return {
    livemode,
    payment_intent: operation.paymentIntent,
    amount: currency && amount !== null ? formatAmount(amount, currency) : null,
    currency: currency?.code ?? null,
    status: operation.status,
    failure: failure && {
      code: failure.code,
      message: FAILURE_MESSAGES[failure.code],
      leg: failure.leg,
    },
    ledger_transactions: operation.ledgerTransactions,
    metadata: operation.metadata,
    version: operation.version,
    created_at: operation.createdAt,
    finished_at: operation.finishedAt,
  };
}
