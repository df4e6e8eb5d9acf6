import { z } from "@hono/zod-openapi";
import { EVENT_TYPES } from "@quittance/domain";
import { createdAtField, idField, livemodeField, objectField } from "./answer-fields.ts";
import { pageQuery, textParameter, timeParameter } from "./list.ts";

export const eventSchema = z
  .object({
    id: idField("evt", "The event's id: a webhook that comes twice has the same one."),
    object: objectField("event"),
    type: z
      .enum(EVENT_TYPES)
      .openapi({ description: "What happened.", example: "account.created" }),
    created_at: createdAtField,
    timestamp: createdAtField.openapi({
      description: "`created_at`, under the name that Standard Webhooks gives it.",
    }),
    livemode: livemodeField,
    sequence: z
      .int()
      .openapi({ description: "Counts up for each resource, from 1, without gaps.", example: 1 }),
    data: z
      .object({
        object: z.record(z.string(), z.unknown()).openapi({
          description: "The resource as the event left it, such as `GET` answers it.",
          example: { id: "acct_01jd2m3n4p5q6r7s8t9v0w1x2y", object: "account" },
        }),
      })
      .openapi({ description: "What it happened to." }),
  })
  .openapi("Event", { description: "Something that happened to a resource. It never changes." });

const filters = {
  type: z
    .enum(EVENT_TYPES, { error: "parameter_invalid" })
    .optional()
    .openapi({ description: "Only events of this type.", example: "account.created" }),
  resource: textParameter.optional().openapi({
    description:
      "The id of a payment intent, capture, refund, account or webhook endpoint, or an account's `external:<external_id>`.",
    example: "acct_01jd2m3n4p5q6r7s8t9v0w1x2y",
  }),
};

export const eventQuerySchema = z.strictObject({
  ...pageQuery,
  ...filters,
  "created[gte]": timeParameter
    .optional()
    .openapi({ description: "Written at this time or later (RFC 3339)." }),
  "created[lt]": timeParameter
    .optional()
    .openapi({ description: "Written before this time (RFC 3339)." }),
});

export const eventStreamQuerySchema = z.strictObject(filters);
