import type { CallOptions, CreateOptions, Send } from "../send-request.ts";
import { type WaitOptions, waitForIntent } from "../wait-for-intent.ts";
import type { Operation } from "./captures.ts";

/** What was, or is to be, given back of a captured payment. */
export interface Refund extends Operation {
  object: "refund";
}

export interface RefundCreateParams {
  payment_intent: string;
  /** All that is left when left out. */
  amount?: string;
  metadata?: Record<string, string>;
}

/** Refunds. */
export function createRefundsResource(send: Send) {
  const path = (id: string) => `/v1/refunds/${encodeURIComponent(id)}`;
  return {
    /** Hands the refund in. It is accepted, not yet made. */
    create: (body: RefundCreateParams, options?: CreateOptions) =>
      send<Refund>({ method: "POST", path: "/v1/refunds", body, options }),

    get: (id: string, options?: CallOptions) =>
      send<Refund>({ method: "GET", path: path(id), options }),

    /** Resolves when the refund is decided. */
    wait: (id: string, options: WaitOptions = {}) =>
      waitForIntent<Refund>(
        (waitSeconds, callOptions) =>
          send<Refund>({
            method: "GET",
            path: path(id),
            headers: { prefer: `wait=${waitSeconds}` },
            extraTimeoutMs: waitSeconds * 1_000,
            options: callOptions,
          }),
        options,
      ),
  };
}
