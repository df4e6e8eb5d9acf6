import type { AccountId, EventId, PaymentIntentId } from "../ids.ts";
import type { Instant } from "../instant.ts";
import type { AccountObject } from "./describe-account.ts";
import type { PaymentIntentObject } from "./describe-intent.ts";

/** The types of event that this version writes; the names are the public contract's. */
export const EVENT_TYPES = [
  "payment_intent.succeeded",
  "payment_intent.failed",
  "account.created",
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

interface Fact {
  readonly id: EventId;
  /** Counts up for each resource, from 1, without gaps. */
  readonly sequence: number;
  readonly createdAt: Instant;
  readonly livemode: boolean;
}

interface PaymentIntentEvent extends Fact {
  readonly type: "payment_intent.succeeded" | "payment_intent.failed";
  readonly resource: PaymentIntentId;
  readonly object: PaymentIntentObject;
}

interface AccountEvent extends Fact {
  readonly type: "account.created";
  readonly resource: AccountId;
  readonly object: AccountObject;
}

/** An immutable fact about a resource, written together with it. */
export type Event = PaymentIntentEvent | AccountEvent;
