import { z } from "@hono/zod-openapi";
import { parseInstant } from "@quittance/domain";

/** Reads a date and time that a client wrote (RFC 3339); a text that is none has this issue. */
export const instantText = (
  text: z.ZodString,
  issue: { readonly message: string; readonly params?: Record<string, unknown> },
) =>
  text.transform((value, context) => {
    const instant = parseInstant(value);
    if (instant !== undefined) return instant;
    context.addIssue({ code: "custom", ...issue });
    return z.NEVER;
  });

/** A date and time in a body. */
export const bodyInstant = instantText(z.string({ error: "timestamp_invalid" }), {
  message: "timestamp_invalid",
});
