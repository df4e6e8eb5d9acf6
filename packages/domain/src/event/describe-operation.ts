import { FAILURE_MESSAGES } from "../codes.ts";
import type { PaymentIntent } from "../intent/intent.ts";
import { formatAmount } from "../money/format-amount.ts";
import type { Operation } from "../operation/operation.ts";

/** A capture or refund as the API answers it and as its events carry it. */
export type OperationObject = ReturnType<typeof describeOperation>;

/** With several legs `amount` and `currency` are null: all of them are captured, or refunded. */
export function describeOperation(operation: Operation, intent: PaymentIntent) {
  const { kind, failure } = operation;
  const currency = intent.legs.length === 1 ? intent.legs[0]?.currency : undefined;
  return {
    id: operation.id,
    object: kind,
    livemode: intent.livemode,
    payment_intent: operation.paymentIntent,
    amount: currency && operation.amount !== null ? formatAmount(operation.amount, currency) : null,
    currency: currency?.code ?? null,
    ...(kind === "capture" ? { final: operation.final } : {}),
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
