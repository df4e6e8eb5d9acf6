import { z } from "@hono/zod-openapi";
import { AXES } from "@quittance/db";
import {
  amountField,
  currencyCodeField,
  idField,
  instantField,
  objectField,
} from "./answer-fields.ts";
import { accountEntrySchema } from "./ledger.ts";
import { expecting, listOf, pageQuery, timeParameter } from "./list.ts";
import { axisParameter } from "./moment.ts";

const pendingField = (what: string) =>
  amountField(`${what} Null by effective time: a hold has no accounting date.`, "0.00").nullable();

export const balanceAtSchema = z
  .object({
    posted: amountField("What was moved until then, in the account's normal direction."),
    pending_in: pendingField("What holds would have added when captured."),
    pending_out: pendingField("What holds had reserved."),
    available: pendingField("`posted` less `pending_out`."),
  })
  .openapi("BalanceAt", { description: "What an account had at a moment, as decimal strings." });

export const statementQuerySchema = z
  .strictObject({
    ...pageQuery,
    from: timeParameter.openapi({
      description: "RFC 3339. The period begins with this moment.",
      example: "2026-11-01T00:00:00.000Z",
    }),
    to: timeParameter.openapi({
      description: "RFC 3339. The period ends just before this moment.",
      example: "2026-12-01T00:00:00.000Z",
    }),
    axis: axisParameter,
  })
  .refine(({ from, to }) => from <= to, {
    path: ["to"],
    ...expecting("`to` must not be before `from`."),
  });

export const statementSchema = z
  .object({
    object: objectField("statement"),
    account: idField("acct", "The account's id."),
    currency: currencyCodeField,
    axis: z.enum(AXES).openapi({
      description: "By which of its times an entry belongs to the period.",
    }),
    from: instantField("The period begins with this moment.", "2026-11-01T00:00:00.000Z"),
    to: instantField("The period ends just before this moment.", "2026-12-01T00:00:00.000Z"),
    opening_balance: balanceAtSchema.openapi({ description: "Just before `from`." }),
    closing_balance: balanceAtSchema.openapi({ description: "Just before `to`." }),
    totals: z
      .object({
        debits: amountField("Sum of the period's debits in the posted layer."),
        credits: amountField("Sum of the period's credits in the posted layer."),
      })
      .openapi({ description: "Of the whole period, not of the page." }),
    entries: listOf(accountEntrySchema).openapi({
      description:
        "A page of the period's entries, oldest first; by effective time only those of the posted layer. All pages that follow from one first page add up to its balances, whatever is posted in the meantime. A page may be shorter than `limit`; only `has_more` tells the end.",
    }),
  })
  .openapi("Statement", {
    description:
      "A period of one account: the balance before it, its entries, the balance after it.",
  });
