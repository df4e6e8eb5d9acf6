import { z } from "@hono/zod-openapi";
import { objectField } from "./answer-fields.ts";
import { instantText } from "./instant-text.ts";

/** A page of a list, newest first. */
export const listOf = <Item extends z.ZodType>(item: Item) =>
  z
    .object({
      object: objectField("list"),
      data: z.array(item).readonly().openapi({ description: "The items of this page." }),
      has_more: z
        .boolean()
        .openapi({ description: "Whether another page follows.", example: false }),
      next_cursor: z.string().nullable().openapi({
        description: "Give it as `cursor` to get the next page; null on the last one.",
        example: null,
      }),
    })
    .openapi({ description: "A page of a list." });

const LIMIT = /^([1-9]\d?|100)$/;

/** The issue of a query parameter that has a value which it can not have. */
export const expecting = (detail: string) => ({ message: "parameter_invalid", params: { detail } });

/** A query parameter that is a text: whatever PostgreSQL can compare with. */
export const textParameter = z
  .string()
  .refine(
    (value) => value.isWellFormed() && !value.includes("\0"),
    expecting("A text without NUL is expected."),
  );

/** A query parameter that is a date and time. */
export const timeParameter = instantText(
  z.string(),
  expecting("A date and time is expected (RFC 3339)."),
).openapi({ type: "string", format: "date-time", example: "2026-11-01T00:00:00.000Z" });

/** The query parameters that every list knows. */
export const pageQuery = {
  limit: z
    .string()
    .refine((value) => LIMIT.test(value), expecting("A whole number from 1 to 100 is expected."))
    .optional()
    .openapi({
      pattern: LIMIT.source,
      description: "How many items a page has: 1 to 100, 25 when left out.",
      example: "25",
    }),
  cursor: z
    .string()
    .optional()
    .openapi({ description: "Where the page begins: `next_cursor` of the page before." }),
};
