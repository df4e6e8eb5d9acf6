import { z } from "@hono/zod-openapi";

const TYPE_ID = "[0-7][0-9a-hjkmnp-tv-z]{25}";
const EXAMPLE_ID = "01jd2m3n4p5q6r7s8t9v0w1x2y";

/** An id, the way answers and paths have it: a prefix that tells the kind, then a UUIDv7 in base32. */
export const idField = (prefix: string, description: string) =>
  z.string().openapi({
    description,
    pattern: `^${prefix}_${TYPE_ID}$`,
    example: `${prefix}_${EXAMPLE_ID}`,
  });

/** The path parameter of a route under one resource. What no id can be is not found, as any other. */
export const idParams = (prefix: string, what: string) =>
  z.object({
    id: z.string().openapi({
      description: `The id of the ${what}.`,
      example: `${prefix}_${EXAMPLE_ID}`,
    }),
  });

/** A moment: RFC 3339 in UTC with milliseconds. */
export const instantField = (description: string, example = "2026-11-22T14:00:00.000Z") =>
  z.iso.datetime().openapi({ description, example });

/** A moment that may not be there; null is also what examples show. */
export const optionalInstantField = (description: string) =>
  z.iso.datetime().nullable().openapi({ description, example: null });

/** What a resource is, for clients that handle several. */
export const objectField = <const Name extends string>(name: Name) =>
  z.literal(name).openapi({ description: `Always \`${name}\`.`, example: name });

export const livemodeField = z.boolean().openapi({
  description: "Whether it is real: true with keys `qt_live_…`, false with `qt_test_…`.",
  example: false,
});

/** A decimal string in an answer; balances can be below zero. */
export const amountField = (description: string, example = "25.00") =>
  z.string().openapi({ description, pattern: "^-?(0|[1-9][0-9]*)(\\.[0-9]+)?$", example });

export const currencyCodeField = z.string().openapi({
  description: "ISO 4217, or a code that you registered.",
  pattern: "^[A-Z0-9]{3,16}$",
  example: "USD",
});

/** The metadata of a resource, as it was written. */
export const metadataField = z
  .record(z.string(), z.string())
  .readonly()
  .openapi({
    description: "What you wrote on the resource for yourself.",
    example: { order: "6735" },
  });

/** Why something failed; null when it did not. */
export const failureField = <const Codes extends readonly [string, ...string[]]>(
  codes: Codes,
  example: { readonly message: string; readonly leg: number | null },
) =>
  z
    .object({
      code: z.enum(codes).openapi({ description: "Clients branch on it." }),
      message: z
        .string()
        .openapi({ description: "The same for people.", example: example.message }),
      leg: z.int().nullable().openapi({
        description: "Which leg, counted from 0; null when no leg is at fault.",
        example: example.leg,
      }),
    })
    .nullable()
    .openapi({ description: "Why it failed; null when it did not.", example: null });

export const versionField = z.int().openapi({
  description: "Counts up, from 1, whenever the resource changes.",
  example: 1,
});

export const createdAtField = instantField("When it was created.");
export const updatedAtField = instantField("When it was last changed.");
export const finishedAtField = optionalInstantField("When it came to its end; null before.");

/** The ledger transactions that something brought about. */
export const ledgerTransactionsField = z
  .array(idField("txn", "The id of a ledger transaction."))
  .readonly()
  .openapi({
    description: "The ids of the ledger transactions that it brought about, in order.",
    example: [],
  });
