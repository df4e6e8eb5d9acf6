import { z } from "@hono/zod-openapi";
import { LEDGER_TRANSACTION_KINDS } from "@quittance/domain";
import { expecting, pageQuery, textParameter } from "./list.ts";

const entryFields = {
  id: z.string().openapi({ example: "entry_01jd2m3n4p5q6r7s8t9v0w1x2y" }),
  account: z.string(),
  direction: z.enum(["debit", "credit"]),
  amount: z.string().openapi({ description: "Greater than zero.", example: "25.00" }),
  currency: z.string(),
  layer: z.enum(["posted", "pending"]),
  balance_after: z.string().openapi({
    description: "The account's balance in this layer after the entry, in its normal direction.",
  }),
  account_version: z.int(),
};

export const entrySchema = z.object(entryFields).openapi("Entry");

export const accountEntrySchema = z
  .object({
    ...entryFields,
    object: z.literal("entry"),
    ledger_transaction: z.string(),
    effective_at: z.iso.datetime(),
    created_at: z.iso.datetime(),
  })
  .openapi("AccountEntry");

export const ledgerTransactionSchema = z
  .object({
    id: z.string().openapi({ example: "txn_01jd2m3n4p5q6r7s8t9v0w1x2y" }),
    object: z.literal("ledger_transaction"),
    kind: z.enum(LEDGER_TRANSACTION_KINDS),
    payment_intent: z.string(),
    effective_at: z.iso.datetime(),
    created_at: z.iso.datetime(),
    entries: z.array(entrySchema).readonly(),
  })
  .openapi("LedgerTransaction");

const line = { currency: z.string(), debits: z.string(), credits: z.string() };

/** Ledger transactions are listed of one intent or of one account: each has an order of its own. */
export const ledgerTransactionQuerySchema = z
  .strictObject({
    ...pageQuery,
    payment_intent: textParameter.optional().openapi({ description: "A payment intent's id." }),
    account: textParameter.optional().openapi({
      description:
        "An account's id, or `external:<external_id>`. Not together with `payment_intent`.",
    }),
  })
  .refine(({ payment_intent, account }) => payment_intent === undefined || account === undefined, {
    path: ["account"],
    ...expecting("Send `account` or `payment_intent`, not both."),
  });

export const trialBalanceSchema = z
  .object({
    object: z.literal("trial_balance"),
    totals: z
      .array(z.object(line))
      .readonly()
      .openapi({ description: "One line for each currency; debits equal credits, always." }),
    accounts: z.array(z.object({ account: z.string(), ...line })).readonly(),
  })
  .openapi("TrialBalance");
