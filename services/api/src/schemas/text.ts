import { z } from "@hono/zod-openapi";

/**
 * A text that a client writes: well-formed Unicode without NUL, which PostgreSQL can not store, and
 * of a length counted in UTF-16 units. Messages are codes of problem-codes.ts.
 */
export const text = (length: { readonly min: number; readonly max: number }) =>
  z
    .string({ error: "validation_failed" })
    .min(length.min, "validation_failed")
    .max(length.max, "validation_failed")
    .refine((value) => value.isWellFormed(), "validation_failed")
    .refine((value) => !value.includes("\0"), "nul_not_allowed");
