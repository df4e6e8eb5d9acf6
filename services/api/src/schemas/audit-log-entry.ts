import { z } from "@hono/zod-openapi";
import { AUDIT_ACTIONS, type AuditLogEntry, parseId } from "@quittance/db";
import { EXAMPLE_REQUEST_ID } from "../problem/example-problem.ts";
import { idField, instantField, livemodeField, objectField } from "./answer-fields.ts";
import { expecting, pageQuery, textParameter, timeParameter } from "./list.ts";

const ACTORS = ["api_key", "operator", "system"] as const;

export const auditLogEntrySchema = z
  .object({
    id: idField("alog", "The entry's id. Ids sort by time."),
    object: objectField("audit_log_entry"),
    livemode: livemodeField,
    action: z
      .enum(AUDIT_ACTIONS)
      .openapi({ description: "What was done.", example: "account.frozen" }),
    actor: z
      .object({
        type: z.enum(ACTORS).openapi({
          description:
            "`api_key` for a request with one of your keys, `operator` for somebody who runs this service, `system` for what it does by itself.",
          example: "api_key",
        }),
        id: idField("key", "The id of the API key; null for operators and the system.").nullable(),
      })
      .openapi({ description: "Who did it." }),
    resource: z.string().nullable().openapi({
      description:
        "The id of what it was done to, of a currency its code; null is the tenant itself.",
      example: "acct_01jd2m3n4p5q6r7s8t9v0w1x2y",
    }),
    changes: z
      .record(
        z.string(),
        z.object({
          before: z
            .unknown()
            .openapi({ description: "What it was; null where there was nothing." }),
          after: z.unknown().openapi({ description: "What it is since." }),
        }),
      )
      .openapi({
        description: "The fields that were set, under the names that the API has for them.",
        example: { status: { before: "active", after: "frozen" } },
      }),
    request_id: z.string().nullable().openapi({
      description:
        "The `Request-Id` of the answer to the request that did it, where there was one.",
      example: EXAMPLE_REQUEST_ID,
    }),
    address: z.string().nullable().openapi({
      description: "The network address that your request came from; null for all others.",
      example: "203.0.113.7",
    }),
    created_at: instantField("When it was done."),
  })
  .openapi("AuditLogEntry", { description: "Something that was done, by whom and to what." });

export const auditLogQuerySchema = z.strictObject({
  ...pageQuery,
  action: z
    .enum(AUDIT_ACTIONS, { error: "parameter_invalid" })
    .optional()
    .openapi({ description: "Only this action.", example: "account.frozen" }),
  resource: textParameter.optional().openapi({
    description:
      "Only what was done to this: an id, a currency's code, or `external:<external_id>`.",
    example: "acct_01jd2m3n4p5q6r7s8t9v0w1x2y",
  }),
  actor: z
    .string()
    .refine(
      (actor) => ACTORS.some((type) => type === actor) || parseId("key", actor) !== undefined,
      expecting(`The id of an API key is expected, or one of these: ${ACTORS.join(", ")}.`),
    )
    .optional()
    .openapi({
      description: "Only what this API key did, by its id, or one kind of actor: its `type`.",
      example: "key_01jd2m3n4p5q6r7s8t9v0w1x2y",
    }),
  "created[gte]": timeParameter.optional().openapi({
    description: "Done at this time or later.",
    example: "2026-11-22T14:00:00.000Z",
  }),
  "created[lt]": timeParameter
    .optional()
    .openapi({ description: "Done before this time.", example: "2026-11-23T14:00:00.000Z" }),
});

/** An entry as its tenant sees it: of our own people and machines it does not learn more than that they are ours. */
export function describeAuditLogEntry(
  { id, action, actor, resource, detail, requestId, address, createdAt }: AuditLogEntry,
  livemode: boolean,
): z.output<typeof auditLogEntrySchema> {
  const isKey = actor.type === "api_key";
  return {
    id,
    object: "audit_log_entry",
    livemode,
    action,
    actor: {
      type: actor.type === "command_line" ? "operator" : actor.type,
      id: isKey ? actor.id : null,
    },
    resource,
    changes: detail,
    request_id: requestId,
    address: isKey ? address : null,
    created_at: createdAt,
  };
}
