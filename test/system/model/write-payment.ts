import { randomUUID } from "node:crypto";
import type { PaymentIntentCreateParams } from "@quittance/client";
import { newId, parseId } from "@quittance/db";
import {
  acceptedIntent,
  type Instant,
  type LegRequest,
  type PaymentIntent,
  parseInstant,
} from "@quittance/domain";
import { PLAIN_TERMS } from "../../harness/plain-terms.ts";
import type { DoorAnswer } from "./books.ts";
import type { Play } from "./play.ts";
import type { PaymentPlan } from "./program.ts";

/** Days that do not come by themselves while a program is played. */
export const FAR = {
  execute_at: "2100-01-01T00:00:00.000Z",
  expires_at: "2101-01-01T00:00:00.000Z",
  hold_expires_at: "2102-01-01T00:00:00.000Z",
} as const;

/** The wire's form of a plan; a slot without an account names one that nobody has. */
export function writePayment({ books, ids }: Play, plan: PaymentPlan): PaymentIntentCreateParams {
  const refer = (slot: number): string => {
    const id = ids[slot] ?? newId("acct");
    const externalId = books.accounts.get(id)?.externalId ?? randomUUID();
    return plan.byExternalId ? `external:${externalId}` : id;
  };
  const legs = plan.legs.map(({ amount, currency, source, destination }) => ({
    amount,
    currency,
    source: refer(source),
    destination: refer(destination),
  }));
  const [first] = legs;
  if (first === undefined) throw new Error("a payment without legs");
  const isManual = plan.captureMethod === "manual";
  return {
    ...(legs.length === 1 ? first : { legs }),
    capture_method: plan.captureMethod,
    ...(plan.isScheduled ? { execute_at: FAR.execute_at } : {}),
    expires_at: FAR.expires_at,
    ...(isManual ? { hold_expires_at: FAR.hold_expires_at } : {}),
  };
}

/** The legs of a request, as the domain's door takes them. */
export const legRequestsOf = (body: PaymentIntentCreateParams): readonly LegRequest[] =>
  ("legs" in body ? body.legs : [body]).map(({ amount, currency, source, destination }, index) => ({
    pointer: "legs" in body ? `/legs/${index}` : "",
    amount,
    currency,
    source,
    destination,
  }));

/** Compares an answer of the door with the domain's; the accepted legs, where both accept. */
export function readDoor(
  { books }: Play,
  body: PaymentIntentCreateParams,
): {
  readonly codes: readonly (string | null)[];
  readonly accepted: Extract<DoorAnswer, { code: null }> | undefined;
} {
  const possible = books.answersAtTheDoor(legRequestsOf(body));
  return {
    codes: possible.map(({ code }) => code),
    accepted: possible.find((answer) => answer.code === null),
  };
}

/** The intent as it is right after the door accepted it; id, time and batch are the system's. */
export function acceptedAs(
  answer: { readonly id: string; readonly created_at: string },
  body: PaymentIntentCreateParams,
  legs: PaymentIntent["legs"],
  atomicBatch: PaymentIntent["atomicBatch"] = null,
): PaymentIntent {
  const id = parseId("pi", answer.id);
  const createdAt = parseInstant(answer.created_at);
  if (id === undefined || createdAt === undefined) throw new Error("an intent without its id");
  return acceptedIntent(
    {
      ...PLAIN_TERMS,
      id,
      livemode: false,
      legs,
      captureMethod: body.capture_method ?? "automatic",
      executeAt: readTime(body.execute_at),
      expiresAt: readTime(body.expires_at),
      holdExpiresAt: readTime(body.hold_expires_at),
      atomicBatch,
    },
    createdAt,
  );
}

const readTime = (text: string | null | undefined): Instant | null =>
  typeof text === "string" ? (parseInstant(text) ?? null) : null;
