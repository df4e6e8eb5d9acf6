import { newId, type Tenant } from "@quittance/db";
import {
  accepted,
  acceptLegs,
  acceptTimes,
  type BatchId,
  byPrecedence,
  type Directories,
  type Fault,
  instantOf,
  type LegRequest,
  type PaymentIntentDraft,
  type Result,
  refused,
} from "@quittance/domain";
import type { NewPaymentIntent } from "../schemas/payment-intent.ts";

/** The legs of a request, whichever of the two ways it wrote them, with where they stand in the body. */
export function legRequestsOf(request: NewPaymentIntent): readonly LegRequest[] {
  if (request.legs !== undefined) {
    return request.legs.map((leg, index) => ({ ...leg, pointer: `/legs/${index}` }));
  }
  const { amount, currency, source, destination } = request;
  // The schema lets no request through that has neither legs nor all four members.
  if (amount === undefined || currency === undefined) throw new Error("a request without legs");
  if (source === undefined || destination === undefined) throw new Error("a request without legs");
  return [{ pointer: "", amount, currency, source, destination }];
}

/** The accounts that a request names. */
export const referencesOf = (request: NewPaymentIntent): readonly string[] =>
  legRequestsOf(request).flatMap(({ source, destination }) => [source, destination]);

/** The currencies that a request names. */
export const currenciesOf = (request: NewPaymentIntent): readonly string[] =>
  legRequestsOf(request).map(({ currency }) => currency);

/** The door's decision about a request: a draft that can be stored, or all its faults. */
export function draftIntent(
  tenant: Tenant,
  request: NewPaymentIntent,
  directories: Directories,
  atomicBatch: BatchId | null = null,
): Result<PaymentIntentDraft, readonly Fault[]> {
  const legs = acceptLegs(legRequestsOf(request), directories);
  const times = acceptTimes(request, instantOf(new Date()), "");
  if (!legs.ok || !times.ok) {
    const faults: Fault[] = [];
    if (!legs.ok) faults.push(...legs.error);
    if (!times.ok) faults.push(...times.error);
    return refused(byPrecedence(faults));
  }
  return accepted({
    id: newId("pi"),
    livemode: tenant.livemode,
    legs: legs.value,
    captureMethod: request.capture_method,
    ...times.value,
    atomicBatch,
    description: request.description,
    externalId: request.external_id,
    metadata: request.metadata,
  });
}
