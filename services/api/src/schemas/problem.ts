import { z } from "@hono/zod-openapi";
import { EXAMPLE_REQUEST_ID } from "../problem/example-problem.ts";
import { PROBLEM_CODES, PROBLEM_KINDS } from "../problem/problem-codes.ts";

const EXAMPLE = "amount_invalid";

/** RFC 9457 with our code. Clients branch on `code` alone. */
export const problemSchema = z
  .object({
    type: z.string().openapi({
      description: "A page about the code, relative to the URL of the request.",
      format: "uri-reference",
      example: `/errors/${EXAMPLE}`,
    }),
    title: z.string().openapi({
      description: "What went wrong, in a few words for people.",
      example: PROBLEM_KINDS[EXAMPLE].title,
    }),
    status: z
      .int()
      .openapi({ description: "The HTTP status.", example: PROBLEM_KINDS[EXAMPLE].status }),
    detail: z.string().openapi({
      description: "What is wrong with this request in particular, for people.",
      example: PROBLEM_KINDS[EXAMPLE].advice,
    }),
    code: z.enum(PROBLEM_CODES).openapi({
      description: "The reason. The list is closed, and clients branch on it.",
      example: EXAMPLE,
    }),
    request_id: z.string().openapi({
      description: "Our id of the request, as in `Request-Id`.",
      example: EXAMPLE_REQUEST_ID,
    }),
    errors: z
      .array(
        z
          .object({
            pointer: z.string().openapi({
              description: "A JSON pointer into the body, or `?` and the name of a parameter.",
              example: "/amount",
            }),
            code: z.enum(PROBLEM_CODES).openapi({
              description: "The rule that is broken.",
              example: EXAMPLE,
            }),
            detail: z.string().openapi({
              description: "The same for people.",
              example: PROBLEM_KINDS[EXAMPLE].title,
            }),
          })
          .openapi({ description: "One fault." }),
      )
      .readonly()
      .optional()
      .openapi({ description: "The fields or parameters at fault, if any are; at most 50." }),
  })
  .openapi("Problem", {
    description: "A refusal (RFC 9457). Nothing was stored, unless it says so.",
  });
