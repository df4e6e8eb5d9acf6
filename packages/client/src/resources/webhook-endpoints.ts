import { type List, type PageParams, walkPages } from "../list.ts";
import type { CallOptions, CreateOptions, Send } from "../send-request.ts";
import type { WebhookDelivery } from "./webhook-deliveries.ts";

export interface WebhookEndpoint {
  id: string;
  object: "webhook_endpoint";
  livemode: boolean;
  url: string;
  description: string | null;
  /** `["*"]` is every type. */
  event_types: string[];
  status: "enabled" | "disabled";
  created_at: string;
  updated_at: string;
}

/** Only the answer to `create` carries the secret: keep it for `verifyWebhook`. */
export interface CreatedWebhookEndpoint extends WebhookEndpoint {
  secret: string;
}

export interface WebhookEndpointCreateParams {
  /** https, and a public host unless the operator allowed its network. */
  url: string;
  description?: string;
  /** Default `["*"]`. */
  event_types?: string[];
}

export interface WebhookEndpointUpdateParams {
  url?: string;
  description?: string | null;
  event_types?: string[];
  status?: "enabled" | "disabled";
}

/** Receivers of webhooks. */
export function createWebhookEndpointsResource(send: Send) {
  const list = (params: PageParams = {}, options?: CallOptions) =>
    send<List<WebhookEndpoint>>({
      method: "GET",
      path: "/v1/webhook_endpoints",
      query: { ...params },
      options,
    });

  const deliveries = (id: string, params: PageParams = {}, options?: CallOptions) =>
    send<List<WebhookDelivery>>({
      method: "GET",
      path: `${endpointPath(id)}/deliveries`,
      query: { ...params },
      options,
    });

  return {
    create: (body: WebhookEndpointCreateParams, options?: CreateOptions) =>
      send<CreatedWebhookEndpoint>({
        method: "POST",
        path: "/v1/webhook_endpoints",
        body,
        options,
      }),

    get: (id: string, options?: CallOptions) =>
      send<WebhookEndpoint>({ method: "GET", path: endpointPath(id), options }),

    list,

    /** Every endpoint, newest first. */
    listAll: (params: PageParams = {}, options?: CallOptions) =>
      walkPages((page) => list(page, options), params),

    /** Changes what is given and leaves the rest. */
    update: (id: string, body: WebhookEndpointUpdateParams, options?: CallOptions) =>
      send<WebhookEndpoint>({ method: "PATCH", path: endpointPath(id), body, options }),

    /** Stops all deliveries to the endpoint. */
    delete: async (id: string, options?: CallOptions): Promise<void> => {
      await send({ method: "DELETE", path: endpointPath(id), options });
    },

    /** What was sent to the endpoint, newest first. */
    deliveries,

    /** Every delivery to the endpoint, newest first. */
    deliveriesAll: (id: string, params: PageParams = {}, options?: CallOptions) =>
      walkPages((page) => deliveries(id, page, options), params),
  };
}

function endpointPath(id: string): string {
  return `/v1/webhook_endpoints/${encodeURIComponent(id)}`;
}
