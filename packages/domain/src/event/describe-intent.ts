import { FAILURE_MESSAGES } from "../codes.ts";
import { capturableOf, type Failure, type Leg, type PaymentIntent } from "../intent/intent.ts";
import { formatAmount } from "../money/format-amount.ts";
import type { MinorUnits } from "../money/minor-units.ts";

/** A payment intent as the API answers it and as its events carry it. */
export type PaymentIntentObject = ReturnType<typeof describeIntent>;

/** With several legs the members that only one leg can have are null. */
export function describeIntent(intent: PaymentIntent) {
  const legs = intent.legs.map(describeLeg);
  const [only] = intent.legs.length === 1 ? legs : [];
  const [onlyLeg] = intent.legs.length === 1 ? intent.legs : [];
  const amount = (units: MinorUnits) => (onlyLeg ? formatAmount(units, onlyLeg.currency) : null);
  return {
    id: intent.id,
    object: "payment_intent" as const,
    livemode: intent.livemode,
    status: intent.status,
    amount: only?.amount ?? null,
    currency: only?.currency ?? null,
    source: only?.source ?? null,
    destination: only?.destination ?? null,
    legs,
    capture_method: intent.captureMethod,
    amount_capturable: amount(capturableOf(intent)),
    amount_captured: amount(intent.captured),
    amount_refunded: amount(intent.refunded),
    execute_at: intent.executeAt,
    expires_at: intent.expiresAt,
    hold_expires_at: intent.holdExpiresAt,
    effective_at: intent.effectiveAt,
    failure: intent.failure && describeFailure(intent.failure),
    cancellation_reason: intent.cancellationReason,
    ledger_transactions: intent.ledgerTransactions,
    description: intent.description,
    external_id: intent.externalId,
    metadata: intent.metadata,
    version: intent.version,
    created_at: intent.createdAt,
    updated_at: intent.updatedAt,
    finished_at: intent.finishedAt,
  };
}

function describeLeg({ amount, currency, source, destination }: Leg) {
  return { amount: formatAmount(amount, currency), currency: currency.code, source, destination };
}

const describeFailure = ({ code, leg, culprit }: Failure) => ({
  code,
  message:
    culprit === null ? FAILURE_MESSAGES[code] : `${FAILURE_MESSAGES[code]} It is ${culprit}.`,
  leg,
});
