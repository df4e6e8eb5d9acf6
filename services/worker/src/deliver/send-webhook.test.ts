import { createHmac, randomBytes } from "node:crypto";
import type { Egress } from "@quittance/egress/open-egress";
import { expect, test } from "vitest";
import { sendWebhook } from "./send-webhook.ts";

test("signs and sends the stored text to the byte, under the event's id and the time of the attempt", async () => {
  const key = randomBytes(32);
  // Nothing that a serialiser would print: parsed and printed again it would be other bytes.
  const body = '{ "n": 1.0,  "é": "\\u00e9 ✓" }';
  const calls: { url: string; headers: Readonly<Record<string, string>>; sent: Buffer }[] = [];
  const egress: Pick<Egress, "post"> = {
    async post(url, headers, bytes) {
      calls.push({ url, headers, sent: Buffer.from(bytes) });
      return { failure: null, status: 200, retryAfter: undefined, body: "" };
    },
  };
  const before = Math.floor(Date.now() / 1_000);
  const { result } = await sendWebhook(egress, {
    url: "https://example.com/hook",
    secrets: [{ scheme: "v1", secret: `whsec_${key.toString("base64")}` }],
    id: "evt_1",
    body,
  });
  expect(result.status).toBe(200);
  const [call] = calls;
  expect(calls).toHaveLength(1);
  expect(call?.url).toBe("https://example.com/hook");
  expect(call?.sent.toString()).toBe(body);
  const timestamp = Number(call?.headers["webhook-timestamp"]);
  expect(timestamp).toBeGreaterThanOrEqual(before);
  expect(timestamp).toBeLessThanOrEqual(Date.now() / 1_000);
  const signature = createHmac("sha256", key).update(`evt_1.${timestamp}.${body}`).digest("base64");
  expect(call?.headers).toMatchObject({
    "content-type": "application/json",
    "webhook-id": "evt_1",
    "webhook-signature": `v1,${signature}`,
  });
});
