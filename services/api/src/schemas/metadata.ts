import { z } from "@hono/zod-openapi";
import {
  METADATA_KEY_LENGTH_MAX,
  METADATA_KEYS_MAX,
  METADATA_VALUE_LENGTH_MAX,
} from "@quittance/domain";
import { isLongerThan } from "./text.ts";

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

/** The rules of every key, and of every value that is a text. */
function checkMembers(
  metadata: Readonly<Record<string, string | null>>,
  context: z.core.$RefinementCtx,
): void {
  for (const [key, value] of Object.entries(metadata)) {
    const fault = (message: string) => context.addIssue({ code: "custom", message, path: [key] });
    if (key.length === 0 || isLongerThan(key, METADATA_KEY_LENGTH_MAX)) {
      fault("metadata_key_too_long");
    }
    if (value !== null && isLongerThan(value, METADATA_VALUE_LENGTH_MAX)) {
      fault("metadata_value_too_long");
    }
    if (!plain(key) || !plain(value ?? "")) fault("nul_not_allowed");
  }
}

/** A record drops this key without a word, and what a client sends is kept or refused. */
function refuseProto(value: unknown, context: z.core.$RefinementCtx): unknown {
  if (typeof value === "object" && value !== null && Object.hasOwn(value, "__proto__")) {
    context.addIssue({ code: "custom", message: "forbidden_key", path: ["__proto__"] });
  }
  return value;
}

const textValue = z.string({ error: "validation_failed" });

/** Before any of them is looked at: each that is wrong costs more than a thousand that are counted. */
function refuseMany(value: unknown, context: z.core.$RefinementCtx): unknown {
  if (
    typeof value === "object" &&
    value !== null &&
    Object.keys(value).length > METADATA_KEYS_MAX
  ) {
    context.addIssue({ code: "custom", message: "metadata_too_many_keys", path: [] });
    return value;
  }
  return refuseProto(value, context);
}

const recordSchema = z
  .record(z.string(), textValue, { error: "validation_failed" })
  .superRefine(checkMembers)
  .transform(inStoredOrder);

/** What a client writes on a resource: at most 50 keys of 40 characters, string values of 500. */
export const metadataSchema = z.preprocess(refuseMany, recordSchema).openapi({
  type: "object",
  additionalProperties: { type: "string" },
  description: "What you write on the resource for yourself; echoed, never interpreted.",
  example: { order: "6735" },
});

/** A change of it: how many keys there are then is known only once it is merged with what is there. */
export const metadataChangeSchema = z
  .preprocess(
    refuseProto,
    z
      .record(z.string(), textValue.nullable(), { error: "validation_failed" })
      .superRefine(checkMembers),
  )
  .openapi({
    type: "object",
    additionalProperties: { type: ["string", "null"] },
    description: "Keys to set; null takes one away, and the keys that are not named stay.",
    example: { order: "6736", coupon: null },
  });
