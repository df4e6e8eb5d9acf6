import type { Schemas } from "../contract/routes.ts";

/** The wish to move money, and what became of it. `amount` and the like are null when there are several legs. */
export interface PaymentIntent extends Readonly<Schemas["PaymentIntent"]> {}

/** `succeeded`, `failed` and `canceled` are final. */
export type PaymentIntentStatus = PaymentIntent["status"];

/** One movement: the amount from the source to the destination. */
export interface Leg extends Readonly<Schemas["Leg"]> {}

type NewPaymentIntent = Readonly<Schemas["NewPaymentIntent"]>;
type Terms = Omit<NewPaymentIntent, keyof Leg | "legs">;

/** A payment of one leg. `source` and `destination` are ids or `external:<external_id>`. */
export interface SingleLegParams extends Terms, Required<Pick<NewPaymentIntent, keyof Leg>> {}

/** 1 to 50 legs that move together or not at all. */
export interface SeveralLegsParams extends Terms {
  readonly legs: NonNullable<NewPaymentIntent["legs"]>;
}

/** A payment to be made: one leg, or several. */
export type PaymentIntentCreateParams = SingleLegParams | SeveralLegsParams;

/** What a payment would become if it were decided now. It is stored nowhere, so it has no id and no life. */
export interface PaymentIntentPreview extends Readonly<Schemas["PaymentIntentPreview"]> {}
