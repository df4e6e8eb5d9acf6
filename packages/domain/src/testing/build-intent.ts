import type { PaymentIntentId } from "../ids.ts";
import { instantOf } from "../instant.ts";
import { acceptedIntent, type Leg, type PaymentIntent } from "../intent/intent.ts";
import { minorUnits } from "../money/minor-units.ts";
import { accountId } from "./build-account.ts";
import { namedCurrency } from "./named-currency.ts";

export const ACCEPTED_AT = instantOf(new Date("2026-11-22T14:00:00.000Z"));
export const DECIDED_AT = instantOf(new Date("2026-11-22T14:00:01.500Z"));

/** A leg in USD between two accounts that are known by their names. */
export const buildLeg = (source: string, destination: string, amount: bigint): Leg => ({
  amount: minorUnits(amount),
  currency: namedCurrency("USD"),
  source: accountId(source),
  destination: accountId(destination),
});

/** An intent as the door stores it. */
export function buildIntent(
  name: string,
  legs: readonly Leg[],
  fields: Partial<PaymentIntent> = {},
): PaymentIntent {
  const draft = {
    id: `pi_${name}` as PaymentIntentId,
    livemode: false,
    legs,
    captureMethod: "automatic" as const,
    executeAt: null,
    expiresAt: null,
    holdExpiresAt: null,
    atomicBatch: null,
    effectiveAt: null,
    description: null,
    externalId: null,
    metadata: {},
  };
  return { ...acceptedIntent(draft, ACCEPTED_AT), ...fields };
}
