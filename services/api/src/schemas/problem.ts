import { z } from "@hono/zod-openapi";
import { isProblemCode, PROBLEM_KINDS } from "../problem/problem-codes.ts";

const codes = Object.keys(PROBLEM_KINDS).filter(isProblemCode);

/** RFC 9457 with our code. Clients branch on `code` alone. */
export const problemSchema = z
  .object({
    type: z
      .string()
      .openapi({ description: "A page about the code.", example: "/errors/amount_invalid" }),
    title: z.string().openapi({ example: "The amount is not a decimal number" }),
    status: z.int().openapi({ example: 422 }),
    detail: z.string(),
    code: z.enum(codes),
    request_id: z.string().openapi({ example: "req_0190b5c4e2f07b3c9d5e6f708192a3b4" }),
    errors: z
      .array(z.object({ pointer: z.string(), code: z.enum(codes), detail: z.string() }))
      .readonly()
      .optional()
      .openapi({ description: "The fields at fault; `pointer` is a JSON pointer into the body." }),
  })
  .openapi("Problem");

/** The refusals that a route can answer with, beside its own success. */
export const refusals = {
  default: {
    description: "A refusal. Nothing was stored, unless the code is `outcome_unknown`.",
    content: { "application/problem+json": { schema: problemSchema } },
  },
} as const;
