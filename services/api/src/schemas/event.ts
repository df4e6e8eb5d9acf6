import { z } from "@hono/zod-openapi";
import { EVENT_TYPES } from "@quittance/domain";
import { pageQuery, textParameter, timeParameter } from "./list.ts";

export const eventSchema = z
  .object({
    id: z.string().openapi({ example: "evt_01jd2m3n4p5q6r7s8t9v0w1x2y" }),
    object: z.literal("event"),
    type: z.enum(EVENT_TYPES),
    created_at: z.iso.datetime(),
    timestamp: z.iso
      .datetime()
      .openapi({ description: "The same, under the name that Standard Webhooks gives it." }),
    livemode: z.boolean(),
    sequence: z
      .int()
      .openapi({ description: "Counts up for each resource, from 1, without gaps." }),
    data: z.object({
      object: z
        .record(z.string(), z.unknown())
        .openapi({ description: "The resource as the event left it." }),
    }),
  })
  .openapi("Event");

const filters = {
  type: z.enum(EVENT_TYPES, { error: "parameter_invalid" }).optional(),
  resource: textParameter.optional().openapi({
    description:
      "The id of a payment intent, capture, refund, account or webhook endpoint, or an account's `external:<external_id>`.",
  }),
};

export const eventQuerySchema = z.strictObject({
  ...pageQuery,
  ...filters,
  "created[gte]": timeParameter
    .optional()
    .openapi({ description: "Written at this time or later." }),
  "created[lt]": timeParameter.optional().openapi({ description: "Written before this time." }),
});

export const eventStreamQuerySchema = z.strictObject(filters);
