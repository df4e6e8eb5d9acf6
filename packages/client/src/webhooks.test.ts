import { generateKeyPairSync, sign } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";
import { WebhookVerificationError } from "./errors.ts";
import { verifyWebhook } from "./webhooks.ts";

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

test("while a secret is rotated, one of several has to fit", () => {
  const other = `whsec_${Buffer.from("another secret altogether").toString("base64")}`;
  const headers = signedHeaders(new Date());

  expect(verifyWebhook(body, headers, [other, secret]).id).toBe("evt_1");
  expect(() => verifyWebhook(body, headers, [other])).toThrow(WebhookVerificationError);
  expect(() => verifyWebhook(body, headers, [])).toThrow(WebhookVerificationError);
});

describe("with a public key", () => {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const x = publicKey.export({ format: "jwk" }).x ?? "";
  const whpk = `whpk_${Buffer.from(x, "base64url").toString("base64")}`;

  function headersOf(sentAt: Date, text = body): Record<string, string> {
    const timestamp = String(Math.floor(sentAt.getTime() / 1_000));
    const signature = sign(null, Buffer.from(`evt_1.${timestamp}.${text}`), privateKey);
    return {
      "webhook-id": "evt_1",
      "webhook-timestamp": timestamp,
      "webhook-signature": `v1,AAAA v1a,BBBB v1a,${signature.toString("base64")}`,
    };
  }

  test("a webhook of v1a gives its event, whatever other signatures stand beside it", () => {
    expect(verifyWebhook(body, headersOf(new Date()), whpk).id).toBe("evt_1");
    expect(verifyWebhook(body, new Headers(headersOf(new Date())), [secret, whpk]).id).toBe(
      "evt_1",
    );
  });

  test("no more signatures are tried than a rotation needs: each costs whoever receives it", () => {
    const headers = headersOf(new Date());
    const good = headers["webhook-signature"] ?? "";
    const withJunk = (count: number) => ({
      ...headers,
      "webhook-signature": `${"v1a,AAAA ".repeat(count)}${good.split(" ").at(-1)}`,
    });
    expect(verifyWebhook(body, withJunk(7), whpk).id).toBe("evt_1");
    expect(() => verifyWebhook(body, withJunk(8), whpk)).toThrow(WebhookVerificationError);
  });

  test("another body, another time, another key and another id are refused", () => {
    const headers = headersOf(new Date());
    const other = generateKeyPairSync("ed25519").publicKey.export({ format: "jwk" }).x ?? "";
    const refused: readonly [string, Record<string, string>, string][] = [
      [body.replace("25.00", "95.00"), headers, whpk],
      [body, { ...headers, "webhook-id": "evt_2" }, whpk],
      [
        body,
        { ...headers, "webhook-timestamp": String(Number(headers["webhook-timestamp"]) - 1) },
        whpk,
      ],
      [body, headersOf(new Date(Date.now() - 301_000)), whpk],
      [body, headersOf(new Date(Date.now() + 302_000)), whpk],
      [body, { ...headers, "webhook-timestamp": "soon" }, whpk],
      [body, {}, whpk],
      [body, headers, `whpk_${Buffer.from(other, "base64url").toString("base64")}`],
      [body, headers, "whpk_nonsense"],
      [body, signedHeaders(new Date()), whpk],
    ];
    for (const [text, given, key] of refused) {
      expect(() => verifyWebhook(text, given, key)).toThrow(WebhookVerificationError);
    }
  });
});
