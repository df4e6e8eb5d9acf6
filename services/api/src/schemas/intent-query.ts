import { z } from "@hono/zod-openapi";
import type { IntentFilter, Tenant } from "@quittance/db";
import { INTENT_STATUSES } from "@quittance/domain";
import type { AccountDirectory } from "../intake/account-directory.ts";
import { expecting, pageQuery, textParameter, timeParameter } from "./list.ts";

const METADATA_PARAMETER = /^metadata\[(.{1,40})\]$/s;

const time = timeParameter.optional();

/** For the OpenAPI document: `metadata[key]=value`, which can stand for any key. */
export const metadataParameter = {
  in: "query",
  name: "metadata",
  required: false,
  style: "deepObject",
  explode: true,
  schema: { type: "object", additionalProperties: { type: "string" } },
  description: "Only those with this metadata, such as `metadata[order]=6735`.",
  example: { order: "6735" },
} as const;

/** The query of the list of payment intents. `metadata[key]=value` can stand for any key. */
export const intentQuerySchema = z
  .object({
    ...pageQuery,
    status: z
      .enum(INTENT_STATUSES, { error: "parameter_invalid" })
      .optional()
      .openapi({ description: "Only those in this status.", example: "succeeded" }),
    account: textParameter.optional().openapi({
      description: "Only those that touch this account: its id, or `external:<external_id>`.",
      example: "acct_01jd2m3n4p5q6r7s8t9v0w1x2y",
    }),
    currency: textParameter
      .optional()
      .openapi({ description: "Only those with a leg in this currency.", example: "USD" }),
    external_id: textParameter
      .optional()
      .openapi({ description: "Only those with this `external_id`.", example: "order-6735" }),
    "created[gte]": time.openapi({ description: "Accepted at this time or later (RFC 3339)." }),
    "created[lt]": time.openapi({ description: "Accepted before this time (RFC 3339)." }),
  })
  .catchall(textParameter)
  .superRefine((query, context) => {
    for (const name of Object.keys(query)) {
      if (Object.hasOwn(intentQuerySchema.shape, name)) continue;
      const [, key] = METADATA_PARAMETER.exec(name) ?? [];
      if (key !== undefined && !key.includes("\0")) continue;
      const fault =
        key === undefined
          ? { message: "unknown_parameter" }
          : expecting("A metadata key without NUL is expected.");
      context.addIssue({ code: "custom", ...fault, path: [name] });
    }
  });

/** Reads the filter of a query; undefined when it names an account that does not exist, which no intent touches. */
export async function readIntentFilter(
  tenant: Tenant,
  query: z.output<typeof intentQuerySchema>,
  accounts: AccountDirectory,
): Promise<IntentFilter | undefined> {
  const reference = query.account;
  const account =
    reference === undefined ? undefined : (await accounts.find(tenant.id, [reference]))(reference);
  if (reference !== undefined && account === undefined) return undefined;
  const metadata = Object.entries(query).flatMap(([name, value]) => {
    const key = METADATA_PARAMETER.exec(name)?.[1];
    return key === undefined || value === undefined ? [] : [[key, value] as const];
  });
  return {
    status: query.status,
    account: account?.id,
    currency: query.currency,
    externalId: query.external_id,
    createdFrom: query["created[gte]"],
    createdBefore: query["created[lt]"],
    metadata: metadata.length > 0 ? Object.fromEntries(metadata) : undefined,
  };
}
