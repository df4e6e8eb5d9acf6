import { z } from "@hono/zod-openapi";
import { ACCOUNT_STATUSES } from "@quittance/domain";
import { currencyField } from "./currency.ts";
import { metadataChangeSchema, metadataSchema } from "./metadata.ts";
import { text } from "./text.ts";

export const amountField = (what: string) =>
  z.string().openapi({ description: what, example: "25.00" });

export const balanceSchema = z
  .object({
    posted: amountField("What was moved so far, in the account's normal direction."),
    pending_in: amountField("What holds will add when they are captured."),
    pending_out: amountField("What holds have reserved."),
    available: amountField("`posted` less `pending_out`."),
  })
  .openapi("Balance");

export const accountSchema = z
  .object({
    id: z.string().openapi({ example: "acct_01jd2m3n4p5q6r7s8t9v0w1x2y" }),
    object: z.literal("account"),
    livemode: z.boolean(),
    currency: z.string().openapi({ example: "USD" }),
    normal_balance: z.enum(["credit", "debit"]),
    status: z.enum(ACCOUNT_STATUSES),
    overdraft_limit: z.string().nullable(),
    external_id: z.string().nullable(),
    name: z.string().nullable(),
    metadata: z.record(z.string(), z.string()).readonly(),
    balance: balanceSchema,
    version: z.int(),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  })
  .openapi("Account");

const limitField = z.string({ error: "amount_must_be_string" }).nullable().optional();

const nameField = text({ min: 1, max: 200 }).nullable();

export const newAccountSchema = z
  .strictObject(
    {
      currency: currencyField.openapi({
        description: "ISO 4217, upper case.",
        example: "USD",
      }),
      normal_balance: z
        .enum(["credit", "debit"], { error: "validation_failed" })
        .default("credit")
        .openapi({
          description:
            "The side on which the balance grows: credit for what you owe, debit for what you own.",
        }),
      overdraft_limit: limitField.openapi({
        description:
          "How far the available balance may fall below zero; null is no limit, nothing when left out.",
        example: "0.00",
      }),
      external_id: text({ min: 1, max: 255 }).nullable().default(null).openapi({
        description:
          "Your own id, unique among your accounts. `external:<external_id>` works wherever an account is named.",
        example: "customer-42",
      }),
      name: nameField.default(null).openapi({ example: "Ada" }),
      metadata: metadataSchema.default({}),
    },
    { error: "validation_failed" },
  )
  .openapi("NewAccount");

export const accountChangeSchema = z
  .strictObject(
    {
      name: nameField.optional().openapi({ description: "null takes it away.", example: "Ada" }),
      metadata: metadataChangeSchema.optional(),
      overdraft_limit: limitField.openapi({
        description:
          "How far the available balance may fall below zero; null is no limit. It can not be lowered below where the account stands.",
        example: "100.00",
      }),
      status: z
        .enum(["active", "frozen"], { error: "validation_failed" })
        .optional()
        .openapi({ description: "A frozen account moves no money until it is active again." }),
    },
    { error: "validation_failed" },
  )
  .openapi("AccountChange", {
    description: "What is to be different; what is left out stays as it is.",
  });

/** To close an account needs no words; an empty object is none. */
export const accountClosingSchema = z
  .strictObject({}, { error: "validation_failed" })
  .openapi("AccountClosing");
