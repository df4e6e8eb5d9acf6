import type { CallOptions, Send } from "../send-request.ts";
import { type WaitOptions, waitForIntent } from "../wait-for-intent.ts";

/** What captures and refunds have in common. The last two statuses are final. */
export interface Operation {
  id: string;
  livemode: boolean;
  payment_intent: string;
  /** Null, like `currency`, for an intent with several legs: all its legs go together. */
  amount: string | null;
  currency: string | null;
  status: "pending" | "succeeded" | "failed";
  failure: { code: string; message: string; leg: number | null } | null;
  ledger_transactions: string[];
  metadata: Record<string, string>;
  version: number;
  created_at: string;
  finished_at: string | null;
}

/** What was, or is to be, taken of a hold. */
export interface Capture extends Operation {
  object: "capture";
  /** Whether the rest of the hold is released. */
  final: boolean;
}

export interface CaptureCreateParams {
  /** All that is left on hold when left out. */
  amount?: string;
  /** Default true: the rest is released. */
  final?: boolean;
  metadata?: Record<string, string>;
}

/** Captures. They are made with `paymentIntents.capture`. */
export function createCapturesResource(send: Send) {
  const path = (id: string) => `/v1/captures/${encodeURIComponent(id)}`;
  return {
    get: (id: string, options?: CallOptions) =>
      send<Capture>({ method: "GET", path: path(id), options }),

    /** Resolves when the capture is decided. */
    wait: (id: string, options: WaitOptions = {}) =>
      waitForIntent<Capture>(
        (waitSeconds, callOptions) =>
          send<Capture>({
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
