import { z } from "@hono/zod-openapi";
import {
  METADATA_KEY_LENGTH_MAX,
  METADATA_KEYS_MAX,
  METADATA_VALUE_LENGTH_MAX,
} from "@quittance/domain";

const plain = (value: string) => value.isWellFormed() && !value.includes("\0");

/**
 * The keys in the order in which PostgreSQL's jsonb keeps them: shorter ones first, then by their
 * bytes. A first answer is told from the request and its replay from the row, and both are the same.
 */
const inStoredOrder = (metadata: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(metadata)
      .map(([key, value]) => ({ key, value, bytes: Buffer.from(key) }))
      .sort((a, b) => a.bytes.length - b.bytes.length || Buffer.compare(a.bytes, b.bytes))
      .map(({ key, value }) => [key, value]),
  );

const recordSchema = z
  .record(z.string(), z.string({ error: "validation_failed" }), { error: "validation_failed" })
  .superRefine((metadata, context) => {
    const entries = Object.entries(metadata);
    const fault = (message: string, path: string[]) =>
      context.addIssue({ code: "custom", message, path });
    if (entries.length > METADATA_KEYS_MAX) fault("metadata_too_many_keys", []);
    for (const [key, value] of entries) {
      if (key.length === 0 || key.length > METADATA_KEY_LENGTH_MAX)
        fault("metadata_key_too_long", [key]);
      if (value.length > METADATA_VALUE_LENGTH_MAX) fault("metadata_value_too_long", [key]);
      if (!plain(key) || !plain(value)) fault("nul_not_allowed", [key]);
    }
  })
  .transform(inStoredOrder);

/** What a client writes on a resource: at most 50 keys of 40 characters, string values of 500. */
export const metadataSchema = z
  .preprocess((value, context) => {
    // A record drops this key without a word, and what a client sends is kept or refused.
    if (typeof value === "object" && value !== null && Object.hasOwn(value, "__proto__")) {
      context.addIssue({ code: "custom", message: "validation_failed", path: ["__proto__"] });
    }
    return value;
  }, recordSchema)
  .openapi({
    type: "object",
    additionalProperties: { type: "string" },
    description: "What you write on the resource for yourself; echoed, never interpreted.",
    example: { order: "6735" },
  });
