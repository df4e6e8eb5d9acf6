import type { Schemas } from "../contract/routes.ts";

/** The whole life of a payment intent so far. */
export interface PaymentIntentTimeline extends Readonly<Schemas["PaymentIntentTimeline"]> {}

/** One thing that happened to a payment intent. `type` says which, `at` when. */
export type TimelineMoment = PaymentIntentTimeline["data"][number];
