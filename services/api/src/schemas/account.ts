import { z } from "@hono/zod-openapi";
import { ACCOUNT_STATUSES } from "@quittance/domain";
import {
  amountField,
  createdAtField,
  currencyCodeField,
  idField,
  livemodeField,
  metadataField,
  objectField,
  updatedAtField,
  versionField,
} from "./answer-fields.ts";
import { currencyField } from "./currency.ts";
import { metadataChangeSchema, metadataSchema } from "./metadata.ts";
import { text } from "./text.ts";

export const balanceSchema = z
  .object({
    posted: amountField("What was moved so far, in the account's normal direction."),
    pending_in: amountField("What holds will add when they are captured.", "0.00"),
    pending_out: amountField("What holds have reserved.", "0.00"),
    available: amountField("`posted` less `pending_out`."),
  })
  .openapi("Balance", {
    description:
      "What an account has, counted towards its normal side, as decimal strings in its currency.",
  });

export const accountSchema = z
  .object({
    id: idField("acct", "The account's id."),
    object: objectField("account"),
    livemode: livemodeField,
    currency: currencyCodeField,
    normal_balance: z.enum(["credit", "debit"]).openapi({
      description:
        "The side on which the balance grows: credit for what you owe, debit for what you own.",
    }),
    status: z.enum(ACCOUNT_STATUSES).openapi({
      description:
        "`active`; `frozen`, which moves no money until it is active again; or `closed`, for ever.",
    }),
    overdraft_limit: amountField(
      "How far the available balance may fall below zero; null is no limit.",
      "0.00",
    ).nullable(),
    external_id: z.string().nullable().openapi({
      description: "Your own id of the account, unique among your accounts; null when it has none.",
      example: "customer-42",
    }),
    name: z
      .string()
      .nullable()
      .openapi({ description: "A name for people; null when it has none.", example: "Ada" }),
    metadata: metadataField,
    balance: balanceSchema.openapi({ description: "The balance as it stands." }),
    version: versionField.openapi({
      description: "Counts up, from 1, whenever an entry or a change touches the account.",
    }),
    created_at: createdAtField,
    updated_at: updatedAtField,
  })
  .openapi("Account", {
    description: "A balance that has a name and one currency.",
  });

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
      name: nameField.default(null).openapi({
        description: "A name for people: 1 to 200 characters.",
        example: "Ada",
      }),
      metadata: metadataSchema.default({}),
    },
    { error: "validation_failed" },
  )
  .openapi("NewAccount", { description: "The terms of an account that is to be opened." });

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
      status: z.enum(["active", "frozen"], { error: "validation_failed" }).optional().openapi({
        description: "A frozen account moves no money until it is active again.",
        example: "active",
      }),
    },
    { error: "validation_failed" },
  )
  .openapi("AccountChange", {
    description: "What is to be different; what is left out stays as it is.",
  });

/** To close an account needs no words; an empty object is none. */
export const accountClosingSchema = z
  .strictObject({}, { error: "validation_failed" })
  .openapi("AccountClosing", { description: "Nothing: an empty object, or no body at all." });
