import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { signWebhook } from "./sign-webhook.ts";

test("signs the example of Standard Webhooks as the standard does", () => {
  const signed = signWebhook(
    {
      id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
      timestamp: 1_614_265_330,
      body: Buffer.from('{"test": 2432232314}'),
    },
    "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
  );
  expect(signed).toEqual({
    "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "webhook-timestamp": "1614265330",
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  });
});

test("another secret, another time and another byte each give another signature", () => {
  const secret = () => `whsec_${randomBytes(32).toString("base64")}`;
  const content = { id: "evt_1", timestamp: 1_700_000_000, body: Buffer.from("{}") };
  const known = secret();
  const signatures = [
    signWebhook(content, known),
    signWebhook(content, secret()),
    signWebhook({ ...content, timestamp: content.timestamp + 1 }, known),
    signWebhook({ ...content, body: Buffer.from("{ }") }, known),
  ].map((headers) => headers["webhook-signature"]);
  expect(new Set(signatures).size).toBe(4);
});
