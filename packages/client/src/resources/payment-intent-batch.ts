import type { Schemas } from "../contract/routes.ts";
import type { Problem } from "../errors.ts";
import type { PaymentIntent, PaymentIntentCreateParams } from "./payment-intent.ts";

/** An item of a batch has a key of its own; default `<key of the batch>:<index>`. */
export type BatchItemParams = PaymentIntentCreateParams & { idempotency_key?: string };

/** Several payments in one request. */
export interface BatchCreateParams extends Readonly<Omit<Schemas["NewBatch"], "payment_intents">> {
  /** 1 to 1,000, decided in this order relative to each other. */
  payment_intents: BatchItemParams[];
}

/** In the order given: each item is accepted or refused by itself. */
export type BatchItem =
  | { status: 202; payment_intent: PaymentIntent; problem?: never }
  | { status: number; problem: Problem; payment_intent?: never };

/** What became of a batch at the door. */
export interface Batch extends Readonly<Omit<Schemas["Batch"], "data">> {
  data: BatchItem[];
}
