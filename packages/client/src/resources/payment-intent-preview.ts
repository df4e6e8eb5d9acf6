import type { Balance } from "./accounts.ts";
import type { Entry } from "./ledger-transactions.ts";
import type { PaymentIntent } from "./payment-intents.ts";

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
