import { Webhook } from "standardwebhooks";
import { expect, test } from "vitest";
import { verifyWebhook, WebhookVerificationError } from "./webhooks.ts";

const secret = `whsec_${Buffer.from("a secret of twenty-four bytes").toString("base64")}`;
const body = JSON.stringify({
  id: "evt_1",
  object: "event",
  type: "payment_intent.succeeded",
  data: { object: { id: "pi_1", amount: "25.00", description: "Kč" } },
});

function signedHeaders(sentAt: Date) {
  return {
    "webhook-id": "evt_1",
    "webhook-timestamp": String(Math.floor(sentAt.getTime() / 1_000)),
    "webhook-signature": new Webhook(secret).sign("evt_1", sentAt, body),
  };
}

test("a webhook signed with the endpoint's secret gives its event", () => {
  const event = verifyWebhook(body, signedHeaders(new Date()), secret);

  expect(event.id).toBe("evt_1");
  expect(event.type === "payment_intent.succeeded" && event.data.object.amount).toBe("25.00");
});

test("the body may be bytes and the headers those of fetch", () => {
  const event = verifyWebhook(
    new TextEncoder().encode(body),
    new Headers(signedHeaders(new Date())),
    secret,
  );

  expect(event.id).toBe("evt_1");
});

test("a body changed by one character is refused", () => {
  const tampered = body.replace("25.00", "95.00");

  expect(() => verifyWebhook(tampered, signedHeaders(new Date()), secret)).toThrow(
    WebhookVerificationError,
  );
});

test("a signature made with another secret is refused", () => {
  const other = `whsec_${Buffer.from("another secret altogether").toString("base64")}`;

  expect(() => verifyWebhook(body, signedHeaders(new Date()), other)).toThrow(
    WebhookVerificationError,
  );
});

test("a webhook older or newer than five minutes is refused, however well signed", () => {
  for (const offsetMs of [-301_000, 302_000]) {
    const headers = signedHeaders(new Date(Date.now() + offsetMs));
    expect(() => verifyWebhook(body, headers, secret)).toThrow(WebhookVerificationError);
  }
});

test("a request without the headers of a webhook is refused", () => {
  expect(() => verifyWebhook(body, {}, secret)).toThrow(WebhookVerificationError);
});
