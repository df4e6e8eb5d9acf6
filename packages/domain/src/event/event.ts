import type { AccountId, EndpointId, EventId, OperationId, PaymentIntentId } from "../ids.ts";
import type { Instant } from "../instant.ts";
import type { AccountObject } from "./describe-account.ts";
import type { EndpointObject } from "./describe-endpoint.ts";
import type { PaymentIntentObject } from "./describe-intent.ts";
import type { OperationObject } from "./describe-operation.ts";

/** The types of event; those of the public contract, and two more about endpoints. */
export const EVENT_TYPES = [
  "payment_intent.requires_capture",
  "payment_intent.succeeded",
  "payment_intent.failed",
  "payment_intent.canceled",
  "capture.succeeded",
  "capture.failed",
  "refund.succeeded",
  "refund.failed",
  "account.created",
  "account.updated",
  "account.closed",
  "webhook_endpoint.disabled",
  "webhook_endpoint.failing",
  "webhook_endpoint.test",
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

interface Fact {
  readonly id: EventId;
  /** Counts up for each resource, from 1, without gaps. */
  readonly sequence: number;
  readonly createdAt: Instant;
  readonly livemode: boolean;
}

export interface PaymentIntentEvent extends Fact {
  readonly type: Extract<EventType, `payment_intent.${string}`>;
  readonly resource: PaymentIntentId;
  readonly object: PaymentIntentObject;
}

export interface OperationEvent extends Fact {
  readonly type: Extract<EventType, `capture.${string}` | `refund.${string}`>;
  readonly resource: OperationId;
  readonly object: OperationObject;
}

export interface AccountEvent extends Fact {
  readonly type: Extract<EventType, `account.${string}`>;
  readonly resource: AccountId;
  readonly object: AccountObject;
}

export interface EndpointEvent extends Fact {
  readonly type: Extract<EventType, `webhook_endpoint.${string}`>;
  readonly resource: EndpointId;
  readonly object: EndpointObject;
}

/** An immutable fact about a resource, written together with it. */
export type Event = PaymentIntentEvent | OperationEvent | AccountEvent | EndpointEvent;
