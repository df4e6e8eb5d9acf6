import type { QueryParams, Schemas } from "../contract/routes.ts";
import { createListing, type Listing } from "../transport/listing.ts";
import type { CallOptions, CreateOptions, Send } from "../transport/send-request.ts";
import type { WebhookDelivery } from "./webhook-deliveries.ts";
import type { WebhookTask } from "./webhook-tasks.ts";

/** A receiver of webhooks. */
export interface WebhookEndpoint extends Readonly<Schemas["WebhookEndpoint"]> {}

/** Only the answers to `create` and `rotateSecret` carry the secret: keep it for `verifyWebhook`. */
export interface CreatedWebhookEndpoint extends Readonly<Schemas["CreatedWebhookEndpoint"]> {}

/** A receiver to be. */
export interface WebhookEndpointCreateParams extends Readonly<Schemas["NewWebhookEndpoint"]> {}

/** What is to be different about a receiver. */
export interface WebhookEndpointUpdateParams extends Readonly<Schemas["WebhookEndpointChange"]> {}

/** How long the old secret signs beside the new one, in seconds. */
export interface RotateSecretParams extends Readonly<Schemas["RotateWebhookSecret"]> {}

/** A period; `until` is not part of it, and the present when left out. */
export interface PeriodParams extends Readonly<Schemas["RecoverWebhooks"]> {}

/** Which events are sent again. */
export interface ReplayParams extends Readonly<Schemas["ReplayWebhooks"]> {}

/** Which endpoints. */
export interface WebhookEndpointListParams extends QueryParams<"GET /v1/webhook_endpoints"> {}

/** Which deliveries. */
export interface DeliveryListParams
  extends QueryParams<"GET /v1/webhook_endpoints/{id}/deliveries"> {}

/** Receivers of webhooks. */
export function createWebhookEndpointsResource(send: Send) {
  return {
    /**
     * Registers a receiver.
     *
     * @throws QuittanceError `url_address_forbidden`, `too_many_webhook_endpoints` and others
     */
    create: (
      body: WebhookEndpointCreateParams,
      options?: CreateOptions,
    ): Promise<CreatedWebhookEndpoint> => send("POST /v1/webhook_endpoints", { body, options }),

    /**
     * The endpoint as it stands, without its secret.
     *
     * @throws QuittanceError `not_found`
     */
    get: (id: string, options?: CallOptions): Promise<WebhookEndpoint> =>
      send("GET /v1/webhook_endpoints/{id}", { params: { id }, options }),

    /** Endpoints, newest first. */
    list: (
      params: WebhookEndpointListParams = {},
      options?: CallOptions,
    ): Listing<WebhookEndpoint> =>
      createListing((query) => send("GET /v1/webhook_endpoints", { query, options }), {
        ...params,
      }),

    /**
     * Changes what is given and leaves the rest.
     *
     * @throws QuittanceError `not_found`, `url_invalid` and others
     */
    update: (
      id: string,
      body: WebhookEndpointUpdateParams,
      options?: CallOptions,
    ): Promise<WebhookEndpoint> =>
      send("PATCH /v1/webhook_endpoints/{id}", { params: { id }, body, options }),

    /**
     * Stops all deliveries to the endpoint.
     *
     * @throws QuittanceError `not_found`
     */
    delete: async (id: string, options?: CallOptions): Promise<void> => {
      await send("DELETE /v1/webhook_endpoints/{id}", { params: { id }, options });
    },

    /**
     * New secrets; until the old ones expire, webhooks carry a signature of each.
     *
     * @throws QuittanceError `too_many_webhook_secrets`
     */
    rotateSecret: (
      id: string,
      body: RotateSecretParams = {},
      options?: CreateOptions,
    ): Promise<CreatedWebhookEndpoint> =>
      send("POST /v1/webhook_endpoints/{id}/rotate_secret", { params: { id }, body, options }),

    /**
     * Sends an event `webhook_endpoint.test`, to this endpoint alone.
     *
     * @throws QuittanceError `webhook_endpoint_disabled`
     */
    test: (id: string, options?: CreateOptions): Promise<WebhookDelivery> =>
      send("POST /v1/webhook_endpoints/{id}/test", { params: { id }, options }),

    /**
     * Sends again what could not be delivered in a period.
     *
     * @throws QuittanceError `webhook_endpoint_disabled`, `timestamp_order`
     */
    recover: (id: string, body: PeriodParams, options?: CreateOptions): Promise<WebhookTask> =>
      send("POST /v1/webhook_endpoints/{id}/recover", { params: { id }, body, options }),

    /**
     * Sends the events of a period again, also those that were taken.
     *
     * @throws QuittanceError `webhook_endpoint_disabled`, `timestamp_order`
     */
    replay: (id: string, body: ReplayParams, options?: CreateOptions): Promise<WebhookTask> =>
      send("POST /v1/webhook_endpoints/{id}/replay", { params: { id }, body, options }),

    /** What was sent to the endpoint, newest first. */
    deliveries: (
      id: string,
      params: DeliveryListParams = {},
      options?: CallOptions,
    ): Listing<WebhookDelivery> =>
      createListing(
        (query) =>
          send("GET /v1/webhook_endpoints/{id}/deliveries", { params: { id }, query, options }),
        { ...params },
      ),
  };
}
