import type { Schemas } from "../contract/routes.ts";
import type { CallOptions, Send, SubmitOptions } from "../transport/send-request.ts";
import { waitUntilDecided } from "../transport/wait-until-decided.ts";

/** What was, or is to be, given back of a captured payment. `succeeded` and `failed` are final. */
export interface Refund extends Readonly<Schemas["Refund"]> {}

/** How much of which payment is given back; all that is left when the amount is left out. */
export interface RefundCreateParams extends Readonly<Schemas["NewRefund"]> {}

/** Refunds. */
export function createRefundsResource(send: Send) {
  return {
    /**
     * Hands the refund in. It is accepted, not yet made.
     *
     * @throws QuittanceError `payment_intent_not_found`, `amount_exceeds_captured` and others
     */
    create: (body: RefundCreateParams, options?: SubmitOptions): Promise<Refund> =>
      send("POST /v1/refunds", { body, options }),

    /**
     * The refund as it stands.
     *
     * @throws QuittanceError `not_found`
     */
    get: (id: string, options?: CallOptions): Promise<Refund> =>
      send("GET /v1/refunds/{id}", { params: { id }, options }),

    /**
     * Resolves when the refund is decided; outages in between are sat out.
     *
     * @throws QuittanceWaitTimeoutError when `timeoutMs` (default two minutes) runs out first
     */
    wait: (id: string, options: CallOptions = {}): Promise<Refund> =>
      waitUntilDecided<Refund>(
        (asking) =>
          send("GET /v1/refunds/{id}", { params: { id }, maxRetries: 0, options: asking }),
        options,
      ),
  };
}
