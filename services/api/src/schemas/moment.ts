import { z } from "@hono/zod-openapi";
import { AXES } from "@quittance/db";
import { timeParameter } from "./list.ts";

export const axisParameter = z
  .enum(AXES, { error: "parameter_invalid" })
  .default("posted")
  .openapi({
    description:
      "By which of its times an entry belongs to a moment: `posted` is `created_at`, when it was written; `effective` is `effective_at`, the accounting date.",
  });

/** The query of everything that can be asked of a moment. */
export const momentQuerySchema = z.strictObject({
  at: timeParameter.optional().openapi({
    description:
      "RFC 3339; digits finer than a millisecond are cut off. What was posted (or counts) at this moment is included. The present when left out.",
    example: "2026-11-22T14:00:00.000Z",
  }),
  axis: axisParameter,
});
