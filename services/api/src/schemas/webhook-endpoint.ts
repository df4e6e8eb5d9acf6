import { z } from "@hono/zod-openapi";
import type { Endpoint, Tenant } from "@quittance/db";
import { ASKABLE_EVENT_TYPES } from "./event.ts";
import { text } from "./text.ts";

const urlField = z.string({ error: "validation_failed" }).openapi({
  description: "Where events are sent: https, a public host.",
  example: "https://example.com/webhooks",
});

const descriptionField = text({ min: 0, max: 500 }).nullable();

const eventTypesField = z
  .array(z.enum(["*", ...ASKABLE_EVENT_TYPES], { error: "validation_failed" }), {
    error: "validation_failed",
  })
  .min(1, "validation_failed")
  .max(50, "validation_failed")
  .refine((types) => new Set(types).size === types.length, "validation_failed")
  .openapi({ description: "Which events are sent; `*` is every type.", example: ["*"] });

const statusField = z.enum(["enabled", "disabled"], { error: "validation_failed" });

export const webhookEndpointSchema = z
  .object({
    id: z.string().openapi({ example: "we_01jd2m3n4p5q6r7s8t9v0w1x2y" }),
    object: z.literal("webhook_endpoint"),
    livemode: z.boolean(),
    url: z.string(),
    description: z.string().nullable(),
    event_types: z.array(z.string()).readonly(),
    status: z.enum(["enabled", "disabled"]),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  })
  .openapi("WebhookEndpoint");

export const createdWebhookEndpointSchema = webhookEndpointSchema
  .extend({
    secret: z.string().openapi({
      description: "Signs what is sent here. Shown only now: keep it.",
      example: "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD",
    }),
  })
  .openapi("CreatedWebhookEndpoint");

export const newWebhookEndpointSchema = z
  .strictObject(
    {
      url: urlField,
      description: descriptionField.default(null),
      event_types: eventTypesField.default(["*"]),
    },
    { error: "validation_failed" },
  )
  .openapi("NewWebhookEndpoint");

export const webhookEndpointChangeSchema = z
  .strictObject(
    {
      url: urlField.optional(),
      description: descriptionField.optional(),
      event_types: eventTypesField.optional(),
      status: statusField.optional(),
    },
    { error: "validation_failed" },
  )
  .openapi("WebhookEndpointChange");

/** An endpoint as the API answers it: never with its secret. */
export const describeEndpoint = (endpoint: Endpoint, { livemode }: Tenant) => ({
  id: endpoint.id,
  object: "webhook_endpoint" as const,
  livemode,
  url: endpoint.url,
  description: endpoint.description,
  event_types: endpoint.eventTypes,
  status: endpoint.status,
  created_at: endpoint.createdAt,
  updated_at: endpoint.updatedAt,
});
