import type { ClientSettings } from "../client-settings.ts";
import { type List, type PageParams, walkPages } from "../list.ts";
import type { CallOptions, Send } from "../send-request.ts";
import { type StreamOptions, streamEvents } from "../stream-events.ts";
import type { Account } from "./accounts.ts";
import type { Capture } from "./captures.ts";
import type { PaymentIntent } from "./payment-intents.ts";
import type { Refund } from "./refunds.ts";
import type { WebhookEndpoint } from "./webhook-endpoints.ts";

/** Which resource each type of event carries. */
export interface EventObjects {
  "payment_intent.requires_capture": PaymentIntent;
  "payment_intent.succeeded": PaymentIntent;
  "payment_intent.failed": PaymentIntent;
  "payment_intent.canceled": PaymentIntent;
  "capture.succeeded": Capture;
  "capture.failed": Capture;
  "refund.succeeded": Refund;
  "refund.failed": Refund;
  "account.created": Account;
  "account.updated": Account;
  "account.closed": Account;
  "webhook_endpoint.disabled": WebhookEndpoint;
  "webhook_endpoint.failing": WebhookEndpoint;
  "webhook_endpoint.test": WebhookEndpoint;
}

export type EventType = keyof EventObjects;

/**
 * An immutable fact about a resource. The type of `data.object` follows from `type`; types that
 * are added later arrive too, so give a `switch` over `type` a default that ignores.
 */
export type QuittanceEvent = { [T in EventType]: EventOf<T> }[EventType];

interface EventOf<T extends EventType> {
  id: string;
  object: "event";
  type: T;
  created_at: string;
  timestamp: string;
  livemode: boolean;
  /** Counts up from 1 per resource, without gaps. */
  sequence: number;
  data: { object: EventObjects[T] };
}

/** Which events of a stream. */
export interface EventStreamParams {
  type?: EventType;
  /** Id of the resource the events are about. */
  resource?: string;
}

export interface EventListParams extends EventStreamParams, PageParams {
  /** When they were written: RFC 3339. */
  created?: { gte?: string; lt?: string };
}

/** Events. */
export function createEventsResource(send: Send, settings: ClientSettings) {
  const list = (params: EventListParams = {}, options?: CallOptions) =>
    send<List<QuittanceEvent>>({
      method: "GET",
      path: "/v1/events",
      query: { ...params },
      options,
    });

  return {
    list,

    /** Every event that the filters let through, newest first. */
    listAll: (params: EventListParams = {}, options?: CallOptions) =>
      walkPages((page) => list({ ...params, ...page }, options), params),

    /**
     * Events as they happen, oldest first, until the signal aborts. Comes back by itself when the
     * connection is lost; give `lastEventId` to go on where an earlier program stopped.
     */
    stream: (params: EventStreamParams = {}, options?: StreamOptions) =>
      streamEvents<QuittanceEvent>(settings, { ...params }, options),

    get: (id: string, options?: CallOptions) =>
      send<QuittanceEvent>({
        method: "GET",
        path: `/v1/events/${encodeURIComponent(id)}`,
        options,
      }),
  };
}
