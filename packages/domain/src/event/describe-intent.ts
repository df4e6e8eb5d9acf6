import type { Leg, PaymentIntent } from "../intent/intent.ts";
import { currencyOf } from "../money/currency.ts";
import { formatAmount } from "../money/format-amount.ts";
import { ZERO } from "../money/minor-units.ts";

/** A payment intent as the API answers it and as its events carry it. */
export type PaymentIntentObject = ReturnType<typeof describeIntent>;

/** With several legs the members that only one leg can have are null. */
export function describeIntent(intent: PaymentIntent) {
  const legs = intent.legs.map(describeLeg);
  const [only] = intent.legs.length === 1 ? legs : [];
  const [onlyLeg] = intent.legs.length === 1 ? intent.legs : [];
  const zero = onlyLeg ? formatAmount(ZERO, currencyOf(onlyLeg.currency)) : null;
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
    capture_method: "automatic" as const,
    amount_capturable: zero,
    amount_captured: intent.status === "succeeded" ? (only?.amount ?? null) : zero,
    amount_refunded: zero,
    execute_at: null,
    expires_at: null,
    hold_expires_at: null,
    effective_at: intent.effectiveAt,
    failure: intent.failure,
    cancellation_reason: null,
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

function describeLeg(leg: Leg) {
  return {
    amount: formatAmount(leg.amount, currencyOf(leg.currency)),
    currency: leg.currency,
    source: leg.source,
    destination: leg.destination,
  };
}
