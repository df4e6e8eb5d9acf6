import type { Schemas } from "../contract/routes.ts";
import type { CallOptions, CreateOptions, Send } from "../transport/send-request.ts";

/** One event on its way to one endpoint. */
export interface WebhookDelivery extends Readonly<Schemas["WebhookDelivery"]> {}

/** One HTTP call of a delivery, numbered from 1. */
export interface WebhookAttempt extends Readonly<Schemas["WebhookAttempt"]> {}

/** A delivery with everything that was tried. */
export interface WebhookDeliveryWithAttempts
  extends Readonly<Schemas["WebhookDeliveryWithAttempts"]> {}

/** Deliveries of webhooks. */
export function createWebhookDeliveriesResource(send: Send) {
  return {
    /**
     * The delivery with all of its attempts.
     *
     * @throws QuittanceError `not_found`
     */
    get: (id: string, options?: CallOptions): Promise<WebhookDeliveryWithAttempts> =>
      send("GET /v1/webhook_deliveries/{id}", { params: { id }, options }),

    /**
     * Attempts the delivery once more, now, whatever it came to.
     *
     * @throws QuittanceError `webhook_endpoint_disabled`
     */
    retry: (id: string, options?: CreateOptions): Promise<WebhookDelivery> =>
      send("POST /v1/webhook_deliveries/{id}/retry", { params: { id }, options }),
  };
}
