import { z } from "@hono/zod-openapi";
import { EVENT_TYPES, type EventType } from "@quittance/domain";
import { eventOfType } from "../schemas/event-types.ts";

/** What each type of event tells. */
const MEANINGS: Readonly<Record<EventType, string>> = {
  "payment_intent.requires_capture": "A payment intent holds the money.",
  "payment_intent.succeeded": "A payment intent moved the money.",
  "payment_intent.failed": "A payment intent could not be carried out.",
  "payment_intent.canceled": "A payment intent was canceled, or its hold released.",
  "capture.succeeded": "A capture moved what was on hold.",
  "capture.failed": "A capture could not be carried out.",
  "refund.succeeded": "A refund gave money back.",
  "refund.failed": "A refund could not be carried out.",
  "account.created": "An account was opened.",
  "account.updated": "An account was changed, frozen or thawed.",
  "account.closed": "An account was closed.",
  "webhook_endpoint.disabled": "A webhook endpoint gets nothing any more.",
  "webhook_endpoint.failing": "A webhook endpoint has answered nothing well for a while.",
  "webhook_endpoint.test": "A test that you asked for. Only the endpoint under test gets it.",
};

const HEADERS = z.object({
  "webhook-id": z.string().openapi({
    description: "The event's id: the same however often it is sent.",
    example: "evt_01jd2m3n4p5q6r7s8t9v0w1x2y",
  }),
  "webhook-timestamp": z.string().openapi({
    description: "When this attempt was made, in seconds since 1970.",
    example: "1795356000",
  }),
  "webhook-signature": z.string().openapi({
    description:
      "One signature for each secret that is live, separated by spaces: `v1,` and the HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body>` in base64; `v1a,` and the ed25519 signature of the same where the endpoint asks for it.",
    example: "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  }),
});

/** `payment_intent.succeeded` is `PaymentIntentSucceeded`. */
const nameOf = (type: EventType): string =>
  type.replaceAll(/(?:^|[._])([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** What we send to webhook endpoints: one entry for each type of event. */
export const EVENT_WEBHOOKS = EVENT_TYPES.map((type) => ({
  path: type,
  method: "post" as const,
  operationId: `on${nameOf(type)}`,
  tags: ["Events"],
  summary: MEANINGS[type].replace(/\.$/, ""),
  description:
    "Sent to every enabled webhook endpoint that asks for this type. Ten attempts over three days; an event may come more than once and out of order.",
  // Not the API's key: the signature says who is calling.
  security: [],
  request: {
    headers: HEADERS,
    body: {
      description: "The event.",
      required: true,
      content: {
        "application/json": {
          schema: eventOfType(type).openapi(`${nameOf(type)}Event`, {
            description: MEANINGS[type],
          }),
        },
      },
    },
  },
  responses: {
    "2XX": { description: "The event is taken. It is not sent again." },
    410: { description: "The receiver is gone for good: its endpoint is disabled at once." },
    default: {
      description:
        "The event is sent again later; `Retry-After` is honoured. Redirects are not followed.",
    },
  },
}));
