import { type List, type PageParams, walkPages } from "../list.ts";
import type { CallOptions, CreateOptions, Send } from "../send-request.ts";
import type { WebhookDelivery } from "./webhook-deliveries.ts";
import type { WebhookTask } from "./webhook-tasks.ts";

export interface WebhookEndpoint {
  id: string;
  object: "webhook_endpoint";
  livemode: boolean;
  url: string;
  description: string | null;
  /** `["*"]` is every type. */
  event_types: string[];
  status: "enabled" | "disabled";
  /** Why it is disabled: you asked for it, or what became of its receiver. */
  disabled_reason: "requested" | "gone" | "failing" | "order_stuck" | null;
  /** `fifo` sends an event only when the one before it was taken. */
  ordering: "unordered" | "fifo";
  /** How many calls it gets at the same time. */
  max_in_flight: number;
  /** How many calls it gets in a second; null is as many as it answers. */
  rate_limit: number | null;
  /** `v1` always; `v1a` (ed25519) beside it where it was asked for. */
  signatures: ("v1" | "v1a")[];
  /** `whpk_…`, with which v1a is verified. */
  public_key: string | null;
  /** When the first of nothing but failures was. */
  failing_since: string | null;
  /** When it is disabled unless a call goes well before. */
  disables_at: string | null;
  created_at: string;
  updated_at: string;
}

/** Only the answers to `create` and `rotateSecret` carry the secret: keep it for `verifyWebhook`. */
export interface CreatedWebhookEndpoint extends WebhookEndpoint {
  secret: string;
}

export interface WebhookEndpointCreateParams {
  /** https, and a public host unless the operator allowed its network. */
  url: string;
  description?: string;
  /** Default `["*"]`. */
  event_types?: string[];
  /** Default `unordered`. */
  ordering?: "unordered" | "fifo";
  /** 1 to 64, default 8. */
  max_in_flight?: number;
  /** 1 to 1000 a second, default null: no limit. */
  rate_limit?: number | null;
  /** Default `["v1"]`. */
  signatures?: ("v1" | "v1a")[];
}

export interface WebhookEndpointUpdateParams {
  url?: string;
  description?: string | null;
  event_types?: string[];
  status?: "enabled" | "disabled";
  ordering?: "unordered" | "fifo";
  max_in_flight?: number;
  rate_limit?: number | null;
  signatures?: ("v1" | "v1a")[];
}

export interface RotateSecretParams {
  /** How long the old secret signs beside the new one: up to seven days, default a day. */
  overlap_seconds?: number;
}

/** A period; `until` is not part of it, and the present when left out. */
export interface PeriodParams {
  since: string;
  until?: string;
}

export interface ReplayParams extends PeriodParams {
  /** Send only events that the endpoint was never sent, for example while it was disabled. */
  only_missing?: boolean;
}

export interface DeliveryListParams extends PageParams {
  status?: WebhookDelivery["status"];
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

  const deliveries = (id: string, params: DeliveryListParams = {}, options?: CallOptions) =>
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

    /** New secrets; until the old ones expire, webhooks carry a signature of each. */
    rotateSecret: (id: string, body: RotateSecretParams = {}, options?: CreateOptions) =>
      send<CreatedWebhookEndpoint>({
        method: "POST",
        path: `${endpointPath(id)}/rotate_secret`,
        body,
        options,
      }),

    /** Sends an event `webhook_endpoint.test`, to this endpoint alone. */
    test: (id: string, options?: CreateOptions) =>
      send<WebhookDelivery>({ method: "POST", path: `${endpointPath(id)}/test`, options }),

    /** Sends again what could not be delivered in a period. */
    recover: (id: string, body: PeriodParams, options?: CreateOptions) =>
      send<WebhookTask>({ method: "POST", path: `${endpointPath(id)}/recover`, body, options }),

    /** Sends the events of a period again, also those that were taken. */
    replay: (id: string, body: ReplayParams, options?: CreateOptions) =>
      send<WebhookTask>({ method: "POST", path: `${endpointPath(id)}/replay`, body, options }),

    /** What was sent to the endpoint, newest first. */
    deliveries,

    /** Every delivery to the endpoint, newest first. */
    deliveriesAll: (id: string, params: DeliveryListParams = {}, options?: CallOptions) =>
      walkPages((page) => deliveries(id, { ...params, ...page }, options), params),
  };
}

function endpointPath(id: string): string {
  return `/v1/webhook_endpoints/${encodeURIComponent(id)}`;
}
