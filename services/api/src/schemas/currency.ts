import { z } from "@hono/zod-openapi";
import type { Currency, Instant } from "@quittance/domain";
import { objectField } from "./answer-fields.ts";

/** A currency that is missing is a missing field; whatever else is no code of ours is no currency. */
export const currencyField = z.string({
  error: ({ input }) => (input === undefined ? "validation_failed" : "currency_invalid"),
});

export const currencySchema = z
  .object({
    object: objectField("currency"),
    code: z.string().openapi({
      description: "What amounts and accounts name it by.",
      pattern: "^[A-Z0-9]{3,16}$",
      example: "USDT",
    }),
    exponent: z.int().openapi({ description: "How many decimal digits amounts have.", example: 6 }),
    registered: z.boolean().openapi({
      description: "Whether it is one of your own; the others are those of ISO 4217.",
      example: true,
    }),
    created_at: z.iso.datetime().nullable().openapi({
      description: "When you registered it; null for those of ISO 4217.",
      example: "2026-11-22T14:00:00.000Z",
    }),
  })
  .openapi("Currency", { description: "A currency, and how finely its amounts are counted." });

export const newCurrencySchema = z
  .strictObject(
    {
      code: currencyField.openapi({
        description: "3 to 16 characters of A to Z and 0 to 9, and none of ISO 4217's codes.",
        pattern: "^[A-Z0-9]{3,16}$",
        example: "USDT",
      }),
      exponent: z.number({ error: "validation_failed" }).openapi({
        type: "integer",
        minimum: 0,
        maximum: 18,
        description: "How many decimal digits amounts have, for ever.",
        example: 6,
      }),
    },
    { error: "validation_failed" },
  )
  .openapi("NewCurrency", { description: "A currency of your own." });

/** A currency as the API answers it. */
export const describeCurrency = ({ code, exponent }: Currency, createdAt: Instant | null) => ({
  object: "currency" as const,
  code,
  exponent,
  registered: createdAt !== null,
  created_at: createdAt,
});
