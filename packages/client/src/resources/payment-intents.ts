import type { QueryParams } from "../contract/routes.ts";
import { createListing, type Listing } from "../transport/listing.ts";
import type { CallOptions, CreateOptions, Send, SubmitOptions } from "../transport/send-request.ts";
import { waitUntilDecided } from "../transport/wait-until-decided.ts";
import type { Capture, CaptureCreateParams } from "./captures.ts";
import type {
  PaymentIntent,
  PaymentIntentCreateParams,
  PaymentIntentPreview,
} from "./payment-intent.ts";
import type { Batch, BatchCreateParams } from "./payment-intent-batch.ts";
import type { PaymentIntentTimeline } from "./payment-intent-timeline.ts";
import type { Refund } from "./refunds.ts";

/** Which payment intents. */
export interface PaymentIntentListParams extends QueryParams<"GET /v1/payment_intents"> {
  /** Only those whose metadata has all of this. */
  metadata?: Record<string, string>;
}

/** Payment intents. */
export function createPaymentIntentsResource(send: Send) {
  return {
    /**
     * Hands the payment in. It is accepted, not yet made: `wait` for it, let a webhook tell, or give
     * `waitSeconds`. A payment that fails for a business reason is no error: its `status` is `failed`.
     *
     * @throws QuittanceError `account_not_found`, `amount_precision`, `idempotency_key_reused` and others
     */
    create: (body: PaymentIntentCreateParams, options?: SubmitOptions): Promise<PaymentIntent> =>
      send("POST /v1/payment_intents", { body, options }),

    /**
     * Hands up to 1,000 payments in; the items are refused or accepted one by one.
     *
     * @throws QuittanceError when the batch as a whole is refused
     */
    createBatch: (body: BatchCreateParams, options?: CreateOptions): Promise<Batch> =>
      send<"POST /v1/payment_intents/batch", Batch>("POST /v1/payment_intents/batch", {
        body,
        options,
      }),

    /**
     * What the payment would become now, with the balances after it. Nothing is stored.
     *
     * @throws QuittanceError as `create` does
     */
    preview: (
      body: PaymentIntentCreateParams,
      options?: CallOptions,
    ): Promise<PaymentIntentPreview> => send("POST /v1/payment_intents/preview", { body, options }),

    /**
     * The payment intent as it stands.
     *
     * @throws QuittanceError `not_found`
     */
    get: (id: string, options?: CallOptions): Promise<PaymentIntent> =>
      send("GET /v1/payment_intents/{id}", { params: { id }, options }),

    /**
     * The whole life of a payment intent so far, in order of time.
     *
     * @throws QuittanceError `not_found`
     */
    timeline: (id: string, options?: CallOptions): Promise<PaymentIntentTimeline> =>
      send("GET /v1/payment_intents/{id}/timeline", { params: { id }, options }),

    /**
     * Null when the intent still is what `etag` (from `onAnswer`) names.
     *
     * @throws QuittanceError `not_found`
     */
    getIfChanged: (
      id: string,
      etag: string,
      options?: CallOptions,
    ): Promise<PaymentIntent | null> =>
      send("GET /v1/payment_intents/{id}", {
        params: { id },
        headers: { "if-none-match": etag },
        options,
      }),

    /** Payment intents, newest first. */
    list: (params: PaymentIntentListParams = {}, options?: CallOptions): Listing<PaymentIntent> =>
      createListing((query) => send("GET /v1/payment_intents", { query, options }), { ...params }),

    /**
     * Captures what is on hold, or a part of it; `final: false` keeps the rest on hold.
     *
     * @throws QuittanceError `not_capturable`, `amount_exceeds_hold` and others
     */
    capture: (
      id: string,
      body: CaptureCreateParams = {},
      options?: SubmitOptions,
    ): Promise<Capture> =>
      send("POST /v1/payment_intents/{id}/capture", { params: { id }, body, options }),

    /**
     * Cancels an intent that was not decided before, or releases its hold.
     *
     * @throws QuittanceError `not_cancelable`
     */
    cancel: (id: string, options?: CreateOptions): Promise<PaymentIntent> =>
      send("POST /v1/payment_intents/{id}/cancel", { params: { id }, body: {}, options }),

    /** Captures of a payment intent, newest first. */
    listCaptures: (
      id: string,
      params: QueryParams<"GET /v1/payment_intents/{id}/captures"> = {},
      options?: CallOptions,
    ): Listing<Capture> =>
      createListing(
        (query) =>
          send("GET /v1/payment_intents/{id}/captures", { params: { id }, query, options }),
        { ...params },
      ),

    /** Refunds of a payment intent, newest first. */
    listRefunds: (
      id: string,
      params: QueryParams<"GET /v1/payment_intents/{id}/refunds"> = {},
      options?: CallOptions,
    ): Listing<Refund> =>
      createListing(
        (query) => send("GET /v1/payment_intents/{id}/refunds", { params: { id }, query, options }),
        { ...params },
      ),

    /**
     * Resolves when the intent is neither scheduled nor pending; outages in between are sat out.
     *
     * @throws QuittanceWaitTimeoutError when `timeoutMs` (default two minutes) runs out first
     */
    wait: (id: string, options: CallOptions = {}): Promise<PaymentIntent> =>
      waitUntilDecided<PaymentIntent>(
        (asking) =>
          send("GET /v1/payment_intents/{id}", { params: { id }, maxRetries: 0, options: asking }),
        options,
      ),
  };
}
