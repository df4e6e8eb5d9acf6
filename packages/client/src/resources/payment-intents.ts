import type { Problem } from "../errors.ts";
import { type List, type PageParams, walkPages } from "../list.ts";
import type { CallOptions, CreateOptions, Send } from "../send-request.ts";
import { type WaitOptions, waitForIntent } from "../wait-for-intent.ts";
import type { Balance } from "./balance.ts";
import type { Capture, CaptureCreateParams } from "./captures.ts";
import type { Entry } from "./ledger-transactions.ts";
import type { TimelineMoment } from "./payment-intent-timeline.ts";
import type { Refund } from "./refunds.ts";

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
  failure: { code: string; message: string; leg: number | null } | null;
  cancellation_reason: "requested" | "expired" | "hold_expired" | null;
  ledger_transactions: string[];
  description: string | null;
  external_id: string | null;
  metadata: Record<string, string>;
  version: number;
  created_at: string;
  updated_at: string;
  finished_at: string | null;
}

interface Terms {
  /** `manual` only holds the money until it is captured. */
  capture_method?: "automatic" | "manual";
  /** In the future, RFC 3339: the intent is `scheduled` until then. */
  execute_at?: string;
  /** RFC 3339. An intent that is not decided by then is canceled. */
  expires_at?: string;
  /** RFC 3339. A hold that is not captured by then is released. */
  hold_expires_at?: string;
  /** Accounting date, RFC 3339, when it differs from the time of posting. */
  effective_at?: string;
  description?: string;
  external_id?: string;
  metadata?: Record<string, string>;
}

/** A payment of one leg. `source` and `destination` are ids or `external:<external_id>`. */
export interface SingleLegParams extends Leg, Terms {}

/** 1 to 50 legs that move together or not at all. */
export interface SeveralLegsParams extends Terms {
  legs: Leg[];
}

export type PaymentIntentCreateParams = SingleLegParams | SeveralLegsParams;

/** An item of a batch has a key of its own; default `<key of the batch>:<index>`. */
export type BatchItemParams = PaymentIntentCreateParams & { idempotency_key?: string };

export interface BatchCreateParams {
  /** Whether all go through or none. Default false: each for itself. */
  atomic?: boolean;
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

/** What a payment would become if it were decided now. It is stored nowhere, so it has no id and no life. */
export interface PaymentIntentPreview
  extends Omit<
    PaymentIntent,
    | "id"
    | "object"
    | "ledger_transactions"
    | "version"
    | "created_at"
    | "updated_at"
    | "finished_at"
  > {
  object: "payment_intent_preview";
  /** The moment that it was decided for: now, or `execute_at` of a scheduled intent. */
  decided_at: string;
  /** What it would write; nothing if it would fail. */
  entries: Omit<Entry, "id">[];
  /** Every account that the legs name, as it would stand then. */
  balances: (Balance & { account: string; currency: string; version: number })[];
}

/** The whole life of a payment intent so far. */
export interface PaymentIntentTimeline {
  object: "timeline";
  payment_intent: string;
  status: PaymentIntentStatus;
  /** Whether the oldest of something was left out because there is too much of it. */
  truncated: boolean;
  /** In order of time. */
  data: TimelineMoment[];
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

    /** What the payment would become now, with the balances after it. Nothing is stored. */
    preview: (body: PaymentIntentCreateParams, options?: CallOptions) =>
      send<PaymentIntentPreview>({
        method: "POST",
        path: "/v1/payment_intents/preview",
        body,
        options,
      }),

    get,

    /** Everything that happened to the intent so far, down to each call of a webhook. */
    timeline: (id: string, options?: CallOptions) =>
      send<PaymentIntentTimeline>({ method: "GET", path: `${intentPath(id)}/timeline`, options }),

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

    /** Captures what is on hold, or a part of it; `final: false` keeps the rest on hold. */
    capture: (id: string, body: CaptureCreateParams = {}, options?: CreateOptions) =>
      send<Capture>({ method: "POST", path: `${intentPath(id)}/capture`, body, options }),

    /** Cancels an intent that was not decided before, or releases its hold. */
    cancel: (id: string, options?: CreateOptions) =>
      send<PaymentIntent>({ method: "POST", path: `${intentPath(id)}/cancel`, body: {}, options }),

    /** Newest first. */
    listCaptures: (id: string, params: PageParams = {}, options?: CallOptions) =>
      send<List<Capture>>({
        method: "GET",
        path: `${intentPath(id)}/captures`,
        query: { ...params },
        options,
      }),

    /** Newest first. */
    listRefunds: (id: string, params: PageParams = {}, options?: CallOptions) =>
      send<List<Refund>>({
        method: "GET",
        path: `${intentPath(id)}/refunds`,
        query: { ...params },
        options,
      }),

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
