import type { QueryParams, Schemas } from "../contract/routes.ts";
import type { ClientSettings } from "../transport/client-settings.ts";
import { createListing, type List, type Listing } from "../transport/listing.ts";
import type { CallOptions, Send } from "../transport/send-request.ts";
import { type StreamOptions, streamEvents } from "../transport/stream-events.ts";
import type { Account } from "./accounts.ts";
import type { Capture } from "./captures.ts";
import type { PaymentIntent } from "./payment-intent.ts";
import type { Refund } from "./refunds.ts";
import type { WebhookEndpoint } from "./webhook-endpoints.ts";

/** What can be told of, for example `payment_intent.succeeded`. */
export type EventType = Schemas["Event"]["type"];

/** Which resource each type of event carries: the part of its name before the dot says it. */
interface EventResources {
  payment_intent: PaymentIntent;
  capture: Capture;
  refund: Refund;
  account: Account;
  webhook_endpoint: WebhookEndpoint;
}

/** Which resource each type of event carries. */
export type EventObjects = {
  [T in EventType]: T extends `${infer Resource extends keyof EventResources}.${string}`
    ? EventResources[Resource]
    : never;
};

/**
 * An immutable fact about a resource. The type of `data.object` follows from `type`; types that
 * are added later arrive too, so give a `switch` over `type` a default that ignores.
 */
export type QuittanceEvent = { [T in EventType]: EventOf<T> }[EventType];

interface EventOf<T extends EventType> extends Readonly<Omit<Schemas["Event"], "type" | "data">> {
  readonly type: T;
  readonly data: { readonly object: EventObjects[T] };
}

/** Which events of a stream. */
export interface EventStreamParams extends QueryParams<"GET /v1/events/stream"> {}

/** Which events. */
export interface EventListParams extends QueryParams<"GET /v1/events"> {}

/** Events. */
export function createEventsResource(send: Send, settings: ClientSettings) {
  return {
    /** Events, newest first. */
    list: (params: EventListParams = {}, options?: CallOptions): Listing<QuittanceEvent> =>
      createListing(
        (query) =>
          send<"GET /v1/events", List<QuittanceEvent>>("GET /v1/events", { query, options }),
        { ...params },
      ),

    /**
     * Events as they happen, oldest first, until the signal aborts. Comes back by itself when the
     * connection is lost; give `lastEventId` to go on where an earlier program stopped.
     *
     * @throws QuittanceError when Quittance refuses for good
     */
    stream: (params: EventStreamParams = {}, options?: StreamOptions) =>
      streamEvents<QuittanceEvent>(settings, { ...params }, options),

    /**
     * The event.
     *
     * @throws QuittanceError `not_found`
     */
    get: (id: string, options?: CallOptions): Promise<QuittanceEvent> =>
      send<"GET /v1/events/{id}", QuittanceEvent>("GET /v1/events/{id}", {
        params: { id },
        options,
      }),
  };
}
