import { z } from "@hono/zod-openapi";
import { KEY_OVERLAP_SECONDS, SCOPES } from "@quittance/db";
import { API_VERSIONS, NEWEST_API_VERSION } from "@quittance/domain";
import {
  createdAtField,
  idField,
  instantField,
  livemodeField,
  objectField,
  optionalInstantField,
} from "./answer-fields.ts";
import { bodyInstant } from "./instant-text.ts";
import { once } from "./once.ts";
import { text } from "./text.ts";
import { wholeNumber } from "./whole-number.ts";

const NAME_MAX = 200;

const scopesField = z
  .array(z.enum(SCOPES, { error: "validation_failed" }), { error: "validation_failed" })
  .min(1, "validation_failed")
  .refine((scopes) => new Set(scopes).size === scopes.length, once)
  .openapi({
    description:
      "What the key may do, each scope once. A key hands out only scopes that it has itself.",
    example: ["payments:read", "payments:write"],
  });

const expiresAtField = bodyInstant.nullable().openapi({
  type: ["string", "null"],
  format: "date-time",
  description:
    "Until when the key is good (RFC 3339, in the future; digits finer than a millisecond are cut off); null is for ever. A key that expires makes none that outlives it.",
  example: "2030-11-22T00:00:00.000Z",
});

export const apiKeySchema = z
  .object({
    id: idField("key", "Names the key wherever the key itself is not needed."),
    object: objectField("api_key"),
    livemode: livemodeField,
    name: z
      .string()
      .nullable()
      .openapi({ description: "What its owner calls it.", example: "Checkout" }),
    hint: z.string().openapi({
      description:
        "How the key begins and ends, to tell keys apart; one from before version 1 has no end here.",
      example: "qt_test_…b8Xk",
    }),
    scopes: z
      .array(z.enum(SCOPES))
      .readonly()
      .openapi({
        description: "What it may do.",
        example: ["payments:read", "payments:write"],
      }),
    api_version: z.enum(API_VERSIONS).openapi({
      description: "The version of the API that it is answered in unless a request names another.",
      example: NEWEST_API_VERSION,
    }),
    replaced_by: idField(
      "key",
      "The key that a rotation made in its place; null when it was not rotated.",
    )
      .nullable()
      .openapi({ example: null }),
    created_at: createdAtField,
    expires_at: optionalInstantField("Until when it is good; null is for ever."),
    last_used_at: instantField(
      "When it was last used, to about a minute; null when it never was.",
      "2026-11-22T15:04:00.000Z",
    ).nullable(),
    revoked_at: optionalInstantField("When it was revoked, for ever; null when it was not."),
  })
  .openapi("ApiKey", { description: "What is kept of a key, which is not the key itself." });

export const createdApiKeySchema = apiKeySchema
  .extend({
    secret: z.string().nullable().openapi({
      description:
        "The key itself, to be sent as `Authorization: Bearer <key>`. Shown only in this one answer and kept nowhere: null when the answer is told again because of its `Idempotency-Key`.",
      example: "qt_test_000000000000000000000000000000000000",
    }),
  })
  .openapi("CreatedApiKey", { description: "A key that was just made, with the key itself." });

export type CreatedApiKey = z.output<typeof createdApiKeySchema>;

export const newApiKeySchema = z
  .strictObject(
    {
      scopes: scopesField,
      name: text({ min: 1, max: NAME_MAX })
        .nullable()
        .default(null)
        .openapi({ description: "What you call it.", example: "Checkout" }),
      expires_at: expiresAtField.default(null),
    },
    { error: "validation_failed" },
  )
  .openapi("NewApiKey", { description: "What a new key may do, and for how long." });

export const rotateApiKeySchema = z
  .strictObject(
    {
      overlap_seconds: wholeNumber(0, KEY_OVERLAP_SECONDS.max)
        .default(KEY_OVERLAP_SECONDS.default)
        .openapi({
          description:
            "How long the old key is good beside the new one, in seconds: up to seven days, a day when left out, 0 ends it at once.",
          example: 3_600,
        }),
    },
    { error: "validation_failed" },
  )
  .openapi("RotateApiKey", { description: "How the old key ends." });
