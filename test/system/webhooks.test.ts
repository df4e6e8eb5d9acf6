import type { EventType } from "@quittance/client";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { type Stack, startStack } from "../harness/start-stack.ts";
import {
  type Behaviour,
  type Received,
  startReceiver,
  verifyWithReference,
  type WebhookReceiver,
} from "./webhook-receiver.ts";

let stack: Stack;
const receivers: WebhookReceiver[] = [];

beforeAll(async () => {
  stack = await startStack();
});

afterEach(async () => {
  // Endpoints outlive their tests no longer than their receivers do.
  for await (const { id } of stack.client.webhookEndpoints.list()) {
    await stack.client.webhookEndpoints.delete(id);
  }
  await Promise.all(receivers.splice(0).map((receiver) => receiver.close()));
});

afterAll(() => stack.close());

async function receive(behave?: Behaviour, eventTypes: ("*" | EventType)[] = ["*"]) {
  const receiver = await startReceiver(behave);
  receivers.push(receiver);
  const endpoint = await stack.client.webhookEndpoints.create({
    url: receiver.url,
    event_types: eventTypes,
  });
  return { receiver, endpoint };
}

/** Something happens: an account is opened. */
const openAccount = () => stack.client.accounts.create({ currency: "USD" });

/** Lets the time pass that a delivery still has to wait. */
async function letWaitsPass(): Promise<void> {
  await stack.sql`update deliveries set next_attempt_at = now() where status = 'pending'`;
}

async function onlyDelivery(endpointId: string) {
  const { data } = await stack.client.webhookEndpoints.deliveries(endpointId);
  const [delivery] = data;
  if (data.length !== 1 || delivery === undefined) throw new Error(`${data.length} deliveries`);
  return stack.client.webhookDeliveries.get(delivery.id);
}

async function deliveryWithAttempts(endpointId: string, count: number) {
  return vi.waitFor(
    async () => {
      const delivery = await onlyDelivery(endpointId);
      expect(delivery.attempts).toHaveLength(count);
      return delivery;
    },
    { timeout: 20_000, interval: 50 },
  );
}

const only = (received: readonly Received[]): Received => {
  const [first] = received;
  if (received.length !== 1 || first === undefined) throw new Error(`${received.length} webhooks`);
  return first;
};

describe("a webhook", () => {
  test("carries the event, and its signature stands up to the reference library", async () => {
    const { receiver, endpoint } = await receive();
    const account = await openAccount();
    const webhook = only(await receiver.waitFor(1));
    const event = await stack.client.events.get(webhook.id);
    expect(JSON.parse(webhook.body)).toEqual(event);
    expect(event).toMatchObject({ type: "account.created", data: { object: { id: account.id } } });
    expect(verifyWithReference(endpoint.secret, webhook)).toEqual(event);

    const delivery = await deliveryWithAttempts(endpoint.id, 1);
    expect(delivery).toMatchObject({
      object: "webhook_delivery",
      webhook_endpoint: endpoint.id,
      event: event.id,
      status: "succeeded",
      attempt_count: 1,
      next_attempt_at: null,
      attempts: [{ number: 1, outcome: "succeeded", response_status: 200, error: null }],
    });
  });

  test("that was altered on the way, or is judged by another endpoint's secret, does not", async () => {
    const { receiver, endpoint } = await receive();
    const { endpoint: other } = await receive();
    await openAccount();
    const webhook = only(await receiver.waitFor(1));
    const altered = { ...webhook, body: webhook.body.replace("USD", "EUR") };
    expect(altered.body).not.toBe(webhook.body);
    expect(() => verifyWithReference(endpoint.secret, altered)).toThrow();
    expect(() => verifyWithReference(other.secret, webhook)).toThrow();
  });

  test("follows a payment, for each endpoint that asked for its type and no other", async () => {
    const wanted = await receive(undefined, ["payment_intent.succeeded"]);
    const unwanted = await receive(undefined, ["payment_intent.failed"]);
    const source = await stack.client.accounts.create({ currency: "USD", overdraft_limit: null });
    const destination = await openAccount();
    const intent = await stack.client.paymentIntents.create({
      amount: "1.00",
      currency: "USD",
      source: source.id,
      destination: destination.id,
    });
    const webhook = only(await wanted.receiver.waitFor(1));
    expect(JSON.parse(webhook.body)).toMatchObject({
      type: "payment_intent.succeeded",
      data: { object: { id: intent.id, status: "succeeded" } },
    });
    expect((await stack.client.webhookEndpoints.deliveries(unwanted.endpoint.id)).data).toEqual([]);
    expect(unwanted.receiver.received).toEqual([]);
  });
});

describe("an attempt that fails is repeated until the event has arrived", () => {
  test("after a 500 and after a reset, with the same id and a fresh signature, and all of it is on record", async () => {
    const { receiver, endpoint } = await receive((response, n, request) => {
      if (n === 0) response.writeHead(500).end("try later");
      else if (n === 1) request.socket.resetAndDestroy();
      else response.end("ok");
    });
    await openAccount();
    await deliveryWithAttempts(endpoint.id, 1);
    await letWaitsPass();
    await deliveryWithAttempts(endpoint.id, 2);
    await letWaitsPass();
    const delivery = await deliveryWithAttempts(endpoint.id, 3);
    expect(delivery.status).toBe("succeeded");
    expect(delivery.attempts).toMatchObject([
      { number: 1, outcome: "failed", response_status: 500, error: "http_error" },
      { number: 2, outcome: "failed", response_status: null, error: "connection_reset" },
      { number: 3, outcome: "succeeded", response_status: 200, error: null },
    ]);
    expect(receiver.received.map(({ id }) => id)).toEqual(Array(3).fill(delivery.event));
    for (const webhook of receiver.received) verifyWithReference(endpoint.secret, webhook);
  });

  test("by itself, when its wait is over", async () => {
    const { receiver, endpoint } = await receive((response, n) =>
      response.writeHead(n === 0 ? 503 : 204).end(),
    );
    await openAccount();
    await receiver.waitFor(2);
    expect((await deliveryWithAttempts(endpoint.id, 2)).status).toBe("succeeded");
  });

  test("but not before the time that the receiver asked for", async () => {
    const { endpoint } = await receive((response) =>
      response.writeHead(429, { "retry-after": "3600" }).end(),
    );
    await openAccount();
    const { created_at, next_attempt_at } = await deliveryWithAttempts(endpoint.id, 1);
    expect(Date.parse(next_attempt_at ?? "") - Date.parse(created_at)).toBeGreaterThanOrEqual(
      3_600_000,
    );
  });

  test("and a redirect is a failure that nobody follows", async () => {
    const canary = await startReceiver();
    receivers.push(canary);
    const { endpoint } = await receive((response) =>
      response.writeHead(302, { location: canary.url }).end(),
    );
    await openAccount();
    const delivery = await deliveryWithAttempts(endpoint.id, 1);
    expect(delivery).toMatchObject({
      status: "pending",
      attempts: [{ response_status: 302, error: "redirect_not_followed" }],
    });
    expect(canary.received).toEqual([]);
  });
});

test("a 410 ends the delivery and disables the endpoint; it gets nothing more until it is enabled again", async () => {
  const { receiver, endpoint } = await receive((response, n) =>
    response.writeHead(n === 0 ? 410 : 200).end(),
  );
  await openAccount();
  const delivery = await deliveryWithAttempts(endpoint.id, 1);
  expect(delivery).toMatchObject({ status: "failed", failure: "endpoint_gone" });
  expect((await stack.client.webhookEndpoints.get(endpoint.id)).status).toBe("disabled");

  const witness = await receive();
  await openAccount();
  await witness.receiver.waitFor(1);
  expect(receiver.received).toHaveLength(1);

  const { status } = await stack.request("PATCH", `/v1/webhook_endpoints/${endpoint.id}`, {
    body: { status: "enabled" },
  });
  expect(status).toBe(200);
  await openAccount();
  await receiver.waitFor(2);
});

test("a receiver that never answers holds up nobody else", async () => {
  const stuck = await receive(() => {});
  const { receiver } = await receive();
  for (let n = 0; n < 20; n += 1) await openAccount();
  await receiver.waitFor(20);
  await stuck.receiver.waitFor(1);
  const { data } = await stack.client.webhookEndpoints.deliveries(stuck.endpoint.id);
  expect(data.map(({ status }) => status)).toEqual(Array(20).fill("pending"));
});

test("what waits for an endpoint that is deleted is not sent any more", async () => {
  const { receiver, endpoint } = await receive((response) => response.writeHead(500).end());
  await openAccount();
  const { id } = await deliveryWithAttempts(endpoint.id, 1);
  await stack.client.webhookEndpoints.delete(endpoint.id);
  await letWaitsPass();
  await vi.waitFor(
    async () => {
      const delivery = await stack.client.webhookDeliveries.get(id);
      expect(delivery).toMatchObject({ status: "failed", failure: "endpoint_deleted" });
    },
    { timeout: 20_000 },
  );
  expect(receiver.received).toHaveLength(1);
});
