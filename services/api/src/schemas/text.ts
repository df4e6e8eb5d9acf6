import { z } from "@hono/zod-openapi";

/** Well-formed Unicode without NUL, which PostgreSQL can not store. Messages are codes of problem-codes.ts. */
export const storable = (field: z.ZodString) =>
  field
    .refine((value) => value.isWellFormed(), "validation_failed")
    .refine((value) => !value.includes("\0"), "nul_not_allowed");

/** Whether a text has more characters than that; half a surrogate pair counts as one. */
export const isLongerThan = (value: string, max: number): boolean =>
  value.length > max && Array.from(value).length > max;

/** A text that a client writes, of a length counted in characters, as JSON Schema and PostgreSQL count them. */
export const text = (length: { readonly min: number; readonly max: number }) =>
  storable(
    z
      .string({ error: "validation_failed" })
      .min(length.min, "validation_failed")
      .max(length.max, "validation_failed"),
  );
