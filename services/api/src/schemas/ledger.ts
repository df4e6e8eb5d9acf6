import { z } from "@hono/zod-openapi";
import { LEDGER_TRANSACTION_KINDS } from "@quittance/domain";
import {
  amountField,
  createdAtField,
  currencyCodeField,
  idField,
  instantField,
  objectField,
} from "./answer-fields.ts";
import { expecting, pageQuery, textParameter } from "./list.ts";

const effectiveAtField = instantField(
  "The accounting date: the intent's `effective_at`, or when it was posted.",
);

const entryFields = {
  id: idField("entry", "The entry's id."),
  account: idField("acct", "The account's id."),
  direction: z.enum(["debit", "credit"]).openapi({ description: "The side that was written." }),
  amount: amountField("Greater than zero."),
  currency: currencyCodeField,
  layer: z.enum(["posted", "pending"]).openapi({
    description: "`posted` moves money; `pending` is what holds reserve and will bring.",
  }),
  balance_after: amountField(
    "The account's balance in this layer after the entry, in its normal direction.",
    "75.00",
  ),
  account_version: z.int().openapi({
    description: "The account's version with this entry: they count up without gaps.",
    example: 2,
  }),
};

export const entrySchema = z
  .object(entryFields)
  .openapi("Entry", { description: "One line of a ledger transaction." });

export const accountEntrySchema = z
  .object({
    ...entryFields,
    object: objectField("entry"),
    ledger_transaction: idField("txn", "The ledger transaction that it is a line of."),
    effective_at: effectiveAtField,
    created_at: createdAtField,
  })
  .openapi("AccountEntry", { description: "An entry, as the account's own list tells it." });

export const ledgerTransactionSchema = z
  .object({
    id: idField("txn", "The ledger transaction's id."),
    object: objectField("ledger_transaction"),
    kind: z.enum(LEDGER_TRANSACTION_KINDS).openapi({ description: "What it did." }),
    payment_intent: idField("pi", "The payment intent that brought it about."),
    effective_at: effectiveAtField,
    created_at: createdAtField,
    entries: z
      .array(entrySchema)
      .readonly()
      .openapi({ description: "Its lines; debits equal credits in every currency." }),
  })
  .openapi("LedgerTransaction", {
    description: "A dated set of entries. It is written once and never changed.",
  });

const line = {
  currency: currencyCodeField,
  debits: amountField("The sum of all debits in the posted layer.", "100.00"),
  credits: amountField("The sum of all credits in the posted layer.", "100.00"),
};

/** Ledger transactions are listed of one intent or of one account: each has an order of its own. */
export const ledgerTransactionQuerySchema = z
  .strictObject({
    ...pageQuery,
    payment_intent: textParameter.optional().openapi({
      description: "Only those of the payment intent with this id.",
      example: "pi_01jd2m3n4p5q6r7s8t9v0w1x2y",
    }),
    account: textParameter.optional().openapi({
      description:
        "Only those of this account: its id, or `external:<external_id>`. Not together with `payment_intent`.",
      example: "acct_01jd2m3n4p5q6r7s8t9v0w1x2y",
    }),
  })
  .refine(({ payment_intent, account }) => payment_intent === undefined || account === undefined, {
    path: ["account"],
    ...expecting("Send `account` or `payment_intent`, not both."),
  });

export const trialBalanceSchema = z
  .object({
    object: objectField("trial_balance"),
    totals: z
      .array(z.object(line))
      .readonly()
      .openapi({ description: "One line for each currency; debits equal credits, always." }),
    accounts: z
      .array(z.object({ account: idField("acct", "The account's id."), ...line }))
      .readonly()
      .openapi({ description: "One line for each account that ever moved." }),
  })
  .openapi("TrialBalance", {
    description: "Debits and credits per currency and account; they are equal, always.",
  });
