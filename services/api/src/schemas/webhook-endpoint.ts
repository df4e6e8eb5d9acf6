import { z } from "@hono/zod-openapi";
import {
  API_VERSIONS,
  EVENT_TYPES,
  IN_FLIGHT_DEFAULT,
  IN_FLIGHT_MAX,
  NEWEST_API_VERSION,
  ORDERINGS,
  RATE_LIMIT_MAX,
  SIGNATURE_SCHEMES,
} from "@quittance/domain";
import {
  createdAtField,
  idField,
  livemodeField,
  objectField,
  optionalInstantField,
  updatedAtField,
} from "./answer-fields.ts";
import { once } from "./once.ts";
import { text } from "./text.ts";
import { wholeNumber } from "./whole-number.ts";

const urlField = z.string({ error: "validation_failed" }).openapi({
  description: "Where events are sent: https, a public host.",
  example: "https://example.com/webhooks",
});

const descriptionField = text({ min: 0, max: 500 })
  .nullable()
  .openapi({ description: "A text for people: at most 500 characters.", example: "Shop" });

const eventTypesField = z
  .array(z.enum(["*", ...EVENT_TYPES], { error: "validation_failed" }), {
    error: "validation_failed",
  })
  .min(1, "validation_failed")
  .max(50, "validation_failed")
  .refine((types) => new Set(types).size === types.length, once)
  .openapi({ description: "Which events are sent; `*` is every type.", example: ["*"] });

const orderingField = z.enum(ORDERINGS, { error: "validation_failed" }).openapi({
  description:
    "`fifo` sends an event only when the one before it was taken, in the order of their commits; `unordered` does not wait.",
});

const maxInFlightField = wholeNumber(1, IN_FLIGHT_MAX).openapi({
  description: "How many calls it gets at the same time.",
  example: IN_FLIGHT_DEFAULT,
});

const rateLimitField = wholeNumber(1, RATE_LIMIT_MAX).nullable().openapi({
  description: "How many calls it gets in a second; null is as many as it answers.",
  example: null,
});

const signaturesField = z
  .array(z.enum(SIGNATURE_SCHEMES, { error: "validation_failed" }), { error: "validation_failed" })
  .refine((schemes) => schemes.includes("v1"), {
    message: "validation_failed",
    params: { detail: "v1 signs always, so it must be among them." },
  })
  .refine((schemes) => new Set(schemes).size === schemes.length, once)
  .openapi({
    description:
      "How webhooks are signed: `v1` (HMAC-SHA256) always, `v1a` (ed25519) beside it where it is asked for.",
    example: ["v1"],
  });

const apiVersionField = z.enum(API_VERSIONS, { error: "validation_failed" }).openapi({
  description: "The version of the API in which its webhooks are written.",
  example: NEWEST_API_VERSION,
});

const statusField = z.enum(["enabled", "disabled"], { error: "validation_failed" }).openapi({
  description: "`enabled` gets events; `disabled` gets none until it is enabled again.",
});

export const webhookEndpointSchema = z
  .object({
    id: idField("we", "The webhook endpoint's id."),
    object: objectField("webhook_endpoint"),
    livemode: livemodeField,
    url: z.string().openapi({
      description: "Where events are sent.",
      example: "https://example.com/webhooks",
    }),
    description: z.string().nullable().openapi({
      description: "Your text for people; null when there is none.",
      example: "Shop",
    }),
    event_types: z
      .array(z.string().openapi({ example: "*" }))
      .readonly()
      .openapi({ description: "Which events are sent; `*` is every type." }),
    status: z.enum(["enabled", "disabled"]).openapi({
      description: "`enabled` gets events; `disabled` gets none until it is enabled again.",
    }),
    disabled_reason: z.enum(["requested", "gone", "failing", "order_stuck"]).nullable().openapi({
      description:
        "`requested` by its owner; `gone` because its receiver answered 410; `failing` after five days of nothing but failures; `order_stuck` because nothing may overtake an event that could not be delivered. Null while it is enabled.",
      example: null,
    }),
    ordering: z.enum(ORDERINGS).openapi({
      description:
        "`fifo` sends an event only when the one before it was taken; `unordered` does not wait.",
      example: "unordered",
    }),
    max_in_flight: z.int().openapi({
      description: "How many calls it gets at the same time.",
      example: IN_FLIGHT_DEFAULT,
    }),
    rate_limit: z.int().nullable().openapi({
      description: "How many calls it gets in a second; null is as many as it answers.",
      example: null,
    }),
    signatures: z
      .array(z.enum(SIGNATURE_SCHEMES))
      .readonly()
      .openapi({ description: "How webhooks are signed: `v1` (HMAC-SHA256), `v1a` (ed25519)." }),
    public_key: z.string().nullable().openapi({
      description: "`whpk_…`, with which signatures of v1a are verified; null without them.",
      example: null,
    }),
    api_version: z.enum(API_VERSIONS).openapi({
      description: "The version of the API in which its webhooks are written.",
    }),
    failing_since: optionalInstantField(
      "When the first of nothing but failures was; null when the last call went well.",
    ),
    disables_at: optionalInstantField(
      "When it is disabled unless a call goes well before; null when it is not failing.",
    ),
    created_at: createdAtField,
    updated_at: updatedAtField,
  })
  .openapi("WebhookEndpoint", { description: "Where events are sent, and how." });

export const createdWebhookEndpointSchema = webhookEndpointSchema
  .extend({
    secret: z.string().openapi({
      description: "Signs what is sent here. Shown only now: keep it.",
      example: "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD",
    }),
  })
  .openapi("CreatedWebhookEndpoint", {
    description: "A webhook endpoint with the secret that signs what is sent to it.",
  });

export type CreatedWebhookEndpoint = z.output<typeof createdWebhookEndpointSchema>;

/** What is remembered of an answer that carried a secret: in its place stands the id of the secret. */
export const storedWebhookEndpointSchema = webhookEndpointSchema.extend({ secret: z.string() });

export type StoredWebhookEndpoint = z.output<typeof storedWebhookEndpointSchema>;

export const newWebhookEndpointSchema = z
  .strictObject(
    {
      url: urlField,
      description: descriptionField.default(null),
      event_types: eventTypesField.default(["*"]),
      ordering: orderingField.default("unordered"),
      max_in_flight: maxInFlightField.default(IN_FLIGHT_DEFAULT),
      rate_limit: rateLimitField.default(null),
      signatures: signaturesField.default(["v1"]),
      api_version: apiVersionField.optional().openapi({
        description: "In which its webhooks are written: that of this request when left out.",
      }),
    },
    { error: "validation_failed" },
  )
  .openapi("NewWebhookEndpoint", { description: "Where events are to be sent, and how." });

export const webhookEndpointChangeSchema = z
  .strictObject(
    {
      url: urlField.optional(),
      description: descriptionField.optional(),
      event_types: eventTypesField.optional(),
      status: statusField.optional(),
      ordering: orderingField.optional(),
      max_in_flight: maxInFlightField.optional(),
      rate_limit: rateLimitField.optional(),
      signatures: signaturesField.optional(),
      api_version: apiVersionField.optional(),
    },
    { error: "validation_failed" },
  )
  .openapi("WebhookEndpointChange", {
    description: "What is to be different; what is left out stays as it is.",
    example: { description: "Shop", status: "enabled" },
  });

const OVERLAP_SECONDS_MAX = 7 * 86_400;

export const rotateSecretSchema = z
  .strictObject(
    {
      overlap_seconds: wholeNumber(0, OVERLAP_SECONDS_MAX).default(86_400).openapi({
        description:
          "How long the old secret signs beside the new one, in seconds: up to seven days, a day when left out.",
        example: 86_400,
      }),
    },
    { error: "validation_failed" },
  )
  .openapi("RotateWebhookSecret", { description: "How the old secret ends." });
