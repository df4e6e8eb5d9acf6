import type { Problem } from "../errors.ts";
import { type List, type PageParams, walkPages } from "../list.ts";
import type { CallOptions, CreateOptions, Send } from "../send-request.ts";
import { type WaitOptions, waitForIntent } from "../wait-for-intent.ts";

/** The last three are final. */
export type PaymentIntentStatus =
  | "scheduled"
  | "pending"
  | "requires_capture"
  | "succeeded"
  | "failed"
  | "canceled";

/** One movement: the amount from the source to the destination. */
export interface Leg {
  amount: string;
  currency: string;
  source: string;
  destination: string;
}

export interface PaymentIntent {
  id: string;
  object: "payment_intent";
  livemode: boolean;
  status: PaymentIntentStatus;
  /** The amounts, the currency and the two sides are null when there are several legs. */
  amount: string | null;
  currency: string | null;
  source: string | null;
  destination: string | null;
  legs: Leg[];
  capture_method: "automatic" | "manual";
  amount_capturable: string | null;
  amount_captured: string | null;
  amount_refunded: string | null;
  execute_at: string | null;
  expires_at: string | null;
  hold_expires_at: string | null;
  effective_at: string | null;
  /** Why a `failed` intent moved nothing; `leg` is the index of the leg at fault. */
  failure: { code: string; message: string; leg: number } | null;
  cancellation_reason: string | null;
  ledger_transactions: string[];
  description: string | null;
  external_id: string | null;
  metadata: Record<string, string>;
  version: number;
  created_at: string;
  updated_at: string;
  finished_at: string | null;
}

/** A payment of one leg. `source` and `destination` are ids or `external:<external_id>`. */
export interface PaymentIntentCreateParams extends Leg {
  /** Accounting date, RFC 3339, when it differs from the time of posting. */
  effective_at?: string;
  description?: string;
  external_id?: string;
  metadata?: Record<string, string>;
}

/** An item of a batch has a key of its own; default `<key of the batch>:<index>`. */
export interface BatchItemParams extends PaymentIntentCreateParams {
  idempotency_key?: string;
}

export interface BatchCreateParams {
  /** 1 to 1,000, decided in this order relative to each other. */
  payment_intents: BatchItemParams[];
}

/** In the order given: each item is accepted or refused by itself. */
export type BatchItem =
  | { status: 202; payment_intent: PaymentIntent; problem?: never }
  | { status: number; problem: Problem; payment_intent?: never };

export interface Batch {
  object: "batch";
  id: string;
  atomic: boolean;
  data: BatchItem[];
}

export interface PaymentIntentListParams extends PageParams {
  status?: PaymentIntentStatus;
  account?: string;
  currency?: string;
  external_id?: string;
  created?: { gte?: string; lt?: string };
  metadata?: Record<string, string>;
}

/** Payment intents. */
export function createPaymentIntentsResource(send: Send) {
  const list = (params: PaymentIntentListParams = {}, options?: CallOptions) =>
    send<List<PaymentIntent>>({
      method: "GET",
      path: "/v1/payment_intents",
      query: { ...params },
      options,
    });

  const get = (id: string, options?: CallOptions) =>
    send<PaymentIntent>({ method: "GET", path: intentPath(id), options });

  return {
    /** Hands the payment in. It is accepted, not yet made: `wait` for it, or let a webhook tell. */
    create: (body: PaymentIntentCreateParams, options?: CreateOptions) =>
      send<PaymentIntent>({ method: "POST", path: "/v1/payment_intents", body, options }),

    /** Hands up to 1,000 payments in; the items are refused or accepted one by one. */
    createBatch: (body: BatchCreateParams, options?: CreateOptions) =>
      send<Batch>({ method: "POST", path: "/v1/payment_intents/batch", body, options }),

    get,

    /** Null when the intent still is what `etag` (from `onAnswer`) names. */
    getIfChanged: (id: string, etag: string, options?: CallOptions) =>
      send<PaymentIntent | null>({
        method: "GET",
        path: intentPath(id),
        headers: { "if-none-match": etag },
        options,
      }),

    list,

    /** Every intent that the filters let through, newest first. */
    listAll: (params: PaymentIntentListParams = {}, options?: CallOptions) =>
      walkPages((page) => list({ ...params, ...page }, options), params),

    /**
     * Resolves when the intent is neither scheduled nor pending; outages in between are sat out.
     *
     * @throws QuittanceWaitTimeoutError when `timeoutMs` (default two minutes) runs out first
     */
    wait: (id: string, options: WaitOptions = {}) =>
      waitForIntent<PaymentIntent>(
        (waitSeconds, callOptions) =>
          send<PaymentIntent>({
            method: "GET",
            path: intentPath(id),
            headers: { prefer: `wait=${waitSeconds}` },
            extraTimeoutMs: waitSeconds * 1_000,
            options: callOptions,
          }),
        options,
      ),
  };
}

function intentPath(id: string): string {
  return `/v1/payment_intents/${encodeURIComponent(id)}`;
}
