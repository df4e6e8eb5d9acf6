import { newId, type Tenant } from "@quittance/db";
import {
  accepted,
  acceptLegs,
  byPrecedence,
  type Fault,
  type FindAccount,
  type Instant,
  type LegRequest,
  type PaymentIntentDraft,
  parseInstant,
  type Result,
  refused,
} from "@quittance/domain";
import type { NewPaymentIntent } from "../schemas/payment-intent.ts";

/** The legs of a request, whichever of the two ways it wrote them, with where they stand in the body. */
export function legRequestsOf(request: NewPaymentIntent, base = ""): readonly LegRequest[] {
  if (request.legs !== undefined) {
    return request.legs.map((leg, index) => ({ ...leg, pointer: `${base}/legs/${index}` }));
  }
  const { amount, currency, source, destination } = request;
  // The schema lets no request through that has neither legs nor all four members.
  if (amount === undefined || currency === undefined) throw new Error("a request without legs");
  if (source === undefined || destination === undefined) throw new Error("a request without legs");
  return [{ pointer: base, amount, currency, source, destination }];
}

/** The accounts that a request names. */
export const referencesOf = (request: NewPaymentIntent): readonly string[] =>
  legRequestsOf(request).flatMap(({ source, destination }) => [source, destination]);

/** The door's decision about a request: a draft that can be stored, or all its faults. */
export function draftIntent(
  tenant: Tenant,
  request: NewPaymentIntent,
  findAccount: FindAccount,
  base = "",
): Result<PaymentIntentDraft, readonly Fault[]> {
  const legs = acceptLegs(legRequestsOf(request, base), findAccount);
  const effectiveAt = parseEffectiveAt(request.effective_at);
  const faults: Fault[] = legs.ok ? [] : [...legs.error];
  if (effectiveAt === undefined) {
    faults.push({
      pointer: `${base}/effective_at`,
      code: "timestamp_invalid",
      detail: "Not an RFC 3339 date and time.",
    });
  }
  if (!legs.ok || effectiveAt === undefined) return refused(byPrecedence(faults));
  return accepted({
    id: newId("pi"),
    livemode: tenant.livemode,
    legs: legs.value,
    effectiveAt,
    description: request.description,
    externalId: request.external_id,
    metadata: request.metadata,
  });
}

const parseEffectiveAt = (text: string | null): Instant | null | undefined =>
  text === null ? null : parseInstant(text);
