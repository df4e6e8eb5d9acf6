import { z } from "@hono/zod-openapi";

/** A whole number in a body. */
export const wholeNumber = (min: number, max: number) =>
  z.int({ error: "validation_failed" }).min(min, "validation_failed").max(max, "validation_failed");
