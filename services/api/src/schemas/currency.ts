import { z } from "@hono/zod-openapi";

/** A currency that is missing is a missing field; whatever else is no code of ours is no currency. */
export const currencyField = z.string({
  error: ({ input }) => (input === undefined ? "validation_failed" : "currency_invalid"),
});
