import { type EventType, FAILURE_MESSAGES } from "@quittance/domain";
import { withExamples } from "./complete-answers.ts";
import type { Resolve } from "./compose-example.ts";
import { type DocumentObject, isDocumentObject } from "./document-node.ts";
import { mapMembers } from "./map-members.ts";

const AFTERWARDS = "2026-11-22T14:00:00.250Z";
const decided = (status: string) => ({ status, version: 2, finished_at: AFTERWARDS });
const booked = { ledger_transactions: ["txn_01jd2m3n4p5q6r7s8t9v0w1x2y"] };
const failure = (code: keyof typeof FAILURE_MESSAGES, leg: number | null) => ({
  failure: { code, message: FAILURE_MESSAGES[code], leg },
});

/** In what the resource of an event differs from the example that answers show. */
const CHANGES: Readonly<Record<EventType, DocumentObject>> = {
  "payment_intent.requires_capture": {
    status: "requires_capture",
    capture_method: "manual",
    amount_capturable: "25.00",
    version: 2,
    ...booked,
  },
  "payment_intent.succeeded": { ...decided("succeeded"), amount_captured: "25.00", ...booked },
  "payment_intent.failed": { ...decided("failed"), ...failure("insufficient_funds", 0) },
  "payment_intent.canceled": { ...decided("canceled"), cancellation_reason: "requested" },
  "capture.succeeded": { ...decided("succeeded"), ...booked },
  "capture.failed": { ...decided("failed"), ...failure("not_capturable", null) },
  "refund.succeeded": { ...decided("succeeded"), ...booked },
  "refund.failed": { ...decided("failed"), ...failure("insufficient_funds", 0) },
  "account.created": {},
  "account.updated": { version: 2, updated_at: AFTERWARDS },
  "account.closed": { status: "closed", version: 2, updated_at: AFTERWARDS },
  "webhook_endpoint.disabled": { status: "disabled", disabled_reason: "gone" },
  "webhook_endpoint.failing": {
    failing_since: "2026-11-22T14:00:00.000Z",
    disables_at: "2026-11-27T14:00:00.000Z",
  },
  "webhook_endpoint.test": {},
};

const isEventType = (name: string): name is EventType => Object.hasOwn(CHANGES, name);

/** Gives the event of each webhook an example in which its resource is as the event left it. */
export function completeWebhooks(webhooks: unknown, resolve: Resolve): DocumentObject {
  const entries = Object.entries(mapMembers(webhooks, (webhook) => webhook));
  return Object.fromEntries(
    entries.map(([type, webhook]) => [
      type,
      mapMembers(webhook, (operation) => {
        const body = operation["requestBody"];
        if (!isDocumentObject(body) || !isEventType(type)) return operation;
        const { content, ...rest } = withExamples(body, resolve);
        const changed = mapMembers(content, ({ example, ...media }) => ({
          ...media,
          example: changeResource(example, CHANGES[type]),
        }));
        return { ...operation, requestBody: { ...rest, content: changed } };
      }),
    ]),
  );
}

function changeResource(event: unknown, changes: DocumentObject): unknown {
  if (!isDocumentObject(event) || !isDocumentObject(event["data"])) return event;
  const { object } = event["data"];
  return {
    ...event,
    data: { object: { ...(isDocumentObject(object) ? object : {}), ...changes } },
  };
}
