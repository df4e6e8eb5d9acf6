import type { CallOptions, CreateOptions, Send } from "../send-request.ts";

/** One event on its way to one endpoint. */
export interface WebhookDelivery {
  id: string;
  object: "webhook_delivery";
  webhook_endpoint: string;
  event: string;
  status: "pending" | "succeeded" | "failed";
  /** Why no attempt is made any more. */
  failure: string | null;
  attempt_count: number;
  next_attempt_at: string | null;
  created_at: string;
  finished_at: string | null;
}

/** One HTTP call of a delivery, numbered from 1. */
export interface WebhookAttempt {
  number: number;
  started_at: string;
  duration_ms: number;
  outcome: "succeeded" | "failed";
  response_status: number | null;
  error: string | null;
  /** The beginning of what the receiver answered. */
  response_body: string | null;
}

export interface WebhookDeliveryWithAttempts extends WebhookDelivery {
  attempts: WebhookAttempt[];
}

/** Deliveries of webhooks. */
export function createWebhookDeliveriesResource(send: Send) {
  return {
    /** The delivery with all of its attempts. */
    get: (id: string, options?: CallOptions) =>
      send<WebhookDeliveryWithAttempts>({
        method: "GET",
        path: `/v1/webhook_deliveries/${encodeURIComponent(id)}`,
        options,
      }),

    /** Attempts the delivery once more, now, whatever it came to. */
    retry: (id: string, options?: CreateOptions) =>
      send<WebhookDelivery>({
        method: "POST",
        path: `/v1/webhook_deliveries/${encodeURIComponent(id)}/retry`,
        options,
      }),
  };
}
