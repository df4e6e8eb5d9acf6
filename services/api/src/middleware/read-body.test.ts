import { Hono } from "hono";
import { expect, test } from "vitest";
import type { AppEnv } from "../app-env.ts";
import { limitBody, readBody } from "./read-body.ts";

const app = new Hono<AppEnv>();
app.use(limitBody, readBody);
app.post("*", async (c) => c.json(Object.keys(await c.req.json())));

const send = (path: string, body: unknown) => {
  const text = JSON.stringify(body);
  const headers = { "Content-Type": "application/json", "Content-Length": String(text.length) };
  return app.request(path, { method: "POST", headers, body: text });
};

/** An intent with as many values as there may be in one. */
const FULL = {
  legs: Array.from({ length: 50 }, () => ({
    amount: "12345678.90",
    currency: "USD",
    source: "acct_01jd2m3n4p5q6r7s8t9v0w1x2y",
    destination: "acct_01jd2m3n4p5q6r7s8t9v0w1x2z",
  })),
  capture_method: "manual",
  execute_at: null,
  expires_at: null,
  hold_expires_at: null,
  effective_at: null,
  description: "Everything at once",
  external_id: "order-6735",
  idempotency_key: "order-6735-full",
  metadata: Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`key_${n}`, `value ${n}`])),
};

test("a batch of as many intents as there may be, each as full as it may be, is no larger than a body may be", async () => {
  const items = Array.from({ length: 1_000 }, () => FULL);
  const answer = await send("/v1/payment_intents/batch", {
    atomic: false,
    payment_intents: items,
  });
  expect(answer.status, await answer.clone().text()).toBe(200);
  expect(await answer.json()).toEqual(["atomic", "payment_intents"]);
});

test("nor is one such intent by itself", async () => {
  expect((await send("/v1/payment_intents", FULL)).status).toBe(200);
});
