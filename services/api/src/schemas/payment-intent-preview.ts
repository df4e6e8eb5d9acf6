import { z } from "@hono/zod-openapi";
import { describeBalance, describeEntry, describeIntent } from "@quittance/domain";
import type { IntentPreview } from "../actions/preview-intent.ts";
import { balanceSchema } from "./account.ts";
import { currencyCodeField, idField, instantField, objectField } from "./answer-fields.ts";
import { entrySchema } from "./ledger.ts";
import { paymentIntentSchema } from "./payment-intent.ts";

/** What only a stored intent has: a preview has no id, no versions and no life. */
const STORED_ONLY = {
  id: true,
  object: true,
  ledger_transactions: true,
  version: true,
  created_at: true,
  updated_at: true,
  finished_at: true,
} as const;

export const paymentIntentPreviewSchema = paymentIntentSchema
  .omit(STORED_ONLY)
  .extend({
    object: objectField("payment_intent_preview"),
    decided_at: instantField(
      "The moment that it was decided for: now, or `execute_at` of a scheduled intent.",
    ),
    entries: z
      .array(entrySchema.omit({ id: true }))
      .readonly()
      .openapi({ description: "The entries that it would write; none if it would fail." }),
    balances: z
      .array(
        balanceSchema.extend({
          account: idField("acct", "The account's id."),
          currency: currencyCodeField,
          version: z.int().openapi({ description: "The account's version.", example: 3 }),
        }),
      )
      .readonly()
      .openapi({
        description: "Every account that the legs name, as it would stand then, in their order.",
      }),
  })
  .openapi("PaymentIntentPreview", {
    description: "What a payment intent would become. Nothing of it is stored.",
  });

/** The schema leaves out what only a stored intent has, and the ids of entries that nobody wrote. */
export const describePreview = ({ intent, decidedAt, entries, accounts }: IntentPreview) =>
  paymentIntentPreviewSchema.parse({
    ...describeIntent(intent),
    object: "payment_intent_preview",
    decided_at: decidedAt,
    entries: entries.map(describeEntry),
    balances: accounts.map((account) => ({
      account: account.id,
      currency: account.currency.code,
      ...describeBalance(account, account.currency),
      version: account.version,
    })),
  });
