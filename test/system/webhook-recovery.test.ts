import { parseId, toUuid } from "@quittance/db";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { type Stack, startStack } from "../harness/start-stack.ts";
import {
  type Behaviour,
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
  for await (const { id } of stack.client.webhookEndpoints.list()) {
    await stack.client.webhookEndpoints.delete(id);
  }
  await Promise.all(receivers.splice(0).map((receiver) => receiver.close()));
});
afterAll(() => stack.close());

async function receive(behave?: Behaviour, fields: { ordering?: "fifo" } = {}) {
  const receiver = await startReceiver(behave);
  receivers.push(receiver);
  // An endpoint may get what happened in the moment before it: the accounts of another test.
  await expect.poll(() => stack.sql`select from outbox`).toHaveLength(0);
  const endpoint = await stack.client.webhookEndpoints.create({
    url: receiver.url,
    // What is told of endpoints is for other tests.
    event_types: ["account.created"],
    ...fields,
  });
  return { receiver, endpoint };
}

/** A receiver that is down until it is told to be up. */
async function receiveWhenUp(fields: { ordering?: "fifo" } = {}) {
  let isUp = false;
  const received = await receive((response) => {
    response.writeHead(isUp ? 200 : 500).end();
  }, fields);
  return {
    ...received,
    comeBack() {
      isUp = true;
    },
  };
}

async function openAccounts(count: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) {
    ids.push((await stack.client.accounts.create({ currency: "USD" })).id);
  }
  return ids;
}

async function deliveriesOf(endpointId: string) {
  const all = [];
  for await (const delivery of stack.client.webhookEndpoints.deliveries(endpointId)) {
    all.push(delivery);
  }
  return all;
}

const untilAttempted = (endpointId: string, count: number) =>
  vi.waitFor(
    async () => {
      const deliveries = await deliveriesOf(endpointId);
      expect(deliveries.filter(({ attempt_count }) => attempt_count > 0)).toHaveLength(count);
      return deliveries;
    },
    { timeout: 20_000, interval: 50 },
  );

const untilFinished = (taskId: string) =>
  vi.waitFor(
    async () => {
      const task = await stack.client.webhookTasks.get(taskId);
      expect(task.status).toBe("finished");
      return task;
    },
    { timeout: 25_000, interval: 100 },
  );

/** As if the deliveries of an endpoint had used up their attempts. */
const exhaust = (endpointId: string) => stack.sql`
  update deliveries
    set status = 'failed', failure = 'attempts_exhausted', next_attempt_at = null, finished_at = now()
    where endpoint_id = ${uuidOf(endpointId)} and status = 'pending' and lease is null`;

function uuidOf(endpointId: string): string {
  const id = parseId("we", endpointId);
  if (id === undefined) throw new Error(`${endpointId} is no endpoint`);
  return toUuid(id);
}

const LONG_AGO = "2026-01-01T00:00:00.000Z";

describe("one delivery is retried by hand", () => {
  test("at once although its next attempt is far off, and has all attempts before it again", async () => {
    const { receiver, endpoint, comeBack } = await receiveWhenUp();
    await openAccounts(1);
    const [delivery] = await untilAttempted(endpoint.id, 1);
    await exhaust(endpoint.id);
    comeBack();
    const retried = await stack.client.webhookDeliveries.retry(delivery?.id ?? "");
    expect(retried).toMatchObject({ id: delivery?.id, status: "pending", failure: null });
    await receiver.waitFor(2);
    await vi.waitFor(
      async () => {
        const { status, attempts } = await stack.client.webhookDeliveries.get(retried.id);
        expect(status).toBe("succeeded");
        expect(attempts.map(({ number, outcome }) => [number, outcome])).toEqual([
          [1, "failed"],
          [2, "succeeded"],
        ]);
      },
      { timeout: 15_000 },
    );
    const [first, second] = receiver.received;
    expect(second?.id).toBe(first?.id);
    expect(second?.body).toBe(first?.body);
    for (const webhook of receiver.received) verifyWithReference(endpoint.secret, webhook);
  });

  test("also when it succeeded, and once for each key", async () => {
    const { receiver, endpoint } = await receive();
    await openAccounts(1);
    const [delivery] = await untilAttempted(endpoint.id, 1);
    for (const idempotencyKey of ["again", "again"]) {
      await stack.client.webhookDeliveries.retry(delivery?.id ?? "", { idempotencyKey });
    }
    await receiver.waitFor(2);
    await vi.waitFor(
      async () => {
        expect(await deliveriesOf(endpoint.id)).toMatchObject([
          { status: "succeeded", attempt_count: 2 },
        ]);
      },
      { timeout: 15_000 },
    );
  });

  test("through an open breaker, and ahead of what else waits", async () => {
    const { receiver, endpoint, comeBack } = await receiveWhenUp();
    await openAccounts(12);
    await vi.waitFor(
      async () => {
        const [health] = await stack.sql`
        select paused_until > now() as paused from endpoint_health where endpoint_id = ${uuidOf(endpoint.id)}`;
        expect(health?.["paused"]).toBe(true);
      },
      { timeout: 15_000 },
    );
    const deliveries = await deliveriesOf(endpoint.id);
    const chosen = deliveries[0]?.id ?? "";
    await stack.sql`update endpoint_health set paused_until = now() + interval '5 minutes'`;
    // A call that is under way would be told of after the retry, and pause the endpoint again.
    const underWay = () => stack.sql`
      select from deliveries where endpoint_id = ${uuidOf(endpoint.id)} and lease is not null`;
    await expect.poll(underWay).toHaveLength(0);
    await stack.sql`update endpoint_health set paused_until = now() + interval '5 minutes'`;
    const before = receiver.received.length;
    comeBack();
    await stack.client.webhookDeliveries.retry(chosen);
    const received = await receiver.waitFor(before + 1);
    expect(received[before]?.id).toBe(deliveries[0]?.event);
  });

  test("not when its endpoint takes nothing, and not a foreign or made-up one", async () => {
    const { endpoint } = await receive();
    await openAccounts(1);
    const [delivery] = await untilAttempted(endpoint.id, 1);
    await stack.client.webhookEndpoints.update(endpoint.id, { status: "disabled" });
    const retry = (id: string) => stack.request("POST", `/v1/webhook_deliveries/${id}/retry`);
    expect(await retry(delivery?.id ?? "")).toMatchObject({
      status: 409,
      body: { code: "webhook_endpoint_disabled" },
    });
    for (const id of ["del_01jd2m3n4p5q6r7s8t9v0w1x2y", "nonsense"]) {
      expect((await retry(id)).status).toBe(404);
    }
  });
});

describe("everything of a period that failed is recovered", () => {
  test("as a task with progress: what failed for good, and what waits for another attempt; nothing else", async () => {
    const { receiver, endpoint, comeBack } = await receiveWhenUp();
    const startedAt = new Date().toISOString();
    await openAccounts(3);
    await untilAttempted(endpoint.id, 3);
    await exhaust(endpoint.id);
    await openAccounts(2);
    await untilAttempted(endpoint.id, 5);
    comeBack();
    const before = receiver.received.length;
    const task = await stack.client.webhookEndpoints.recover(endpoint.id, { since: startedAt });
    expect(task).toMatchObject({
      object: "webhook_task",
      kind: "recover",
      webhook_endpoint: endpoint.id,
      since: startedAt,
      status: "running",
      total: 5,
      begun: 0,
      finished_at: null,
    });
    expect(await untilFinished(task.id)).toMatchObject({
      total: 5,
      begun: 5,
      pending: 0,
      succeeded: 5,
      failed: 0,
      finished_at: expect.any(String),
    });
    expect(new Set(receiver.received.slice(before).map(({ id }) => id)).size).toBe(5);
    const nothing = await stack.client.webhookEndpoints.recover(endpoint.id, { since: startedAt });
    expect(nothing.total).toBe(0);
    expect(await untilFinished(nothing.id)).toMatchObject({ begun: 0 });
  });

  test("to its limits: what was before or after stays as it was", async () => {
    const { endpoint, comeBack } = await receiveWhenUp();
    const limits: string[] = [];
    for (let n = 0; n < 3; n += 1) {
      limits.push(new Date().toISOString());
      await openAccounts(1);
      await untilAttempted(endpoint.id, n + 1);
    }
    await exhaust(endpoint.id);
    comeBack();
    const [, since = "", until = ""] = limits;
    const task = await stack.client.webhookEndpoints.recover(endpoint.id, { since, until });
    expect(await untilFinished(task.id)).toMatchObject({ total: 1, begun: 1, succeeded: 1 });
    const statuses = (await deliveriesOf(endpoint.id)).map(({ status }) => status);
    expect(statuses).toEqual(["failed", "succeeded", "failed"]);
    const list = stack.client.webhookEndpoints.deliveries;
    expect((await list(endpoint.id, { status: "failed" })).data).toHaveLength(2);
    expect((await list(endpoint.id, { status: "pending" })).data).toEqual([]);
  });

  test("of an endpoint that was disabled and is enabled again, in order where it keeps one", async () => {
    const { receiver, endpoint, comeBack } = await receiveWhenUp({ ordering: "fifo" });
    const accounts = await openAccounts(4);
    await receiver.waitFor(1);
    // An event that is relayed after the endpoint was disabled is none of its.
    await expect.poll(() => deliveriesOf(endpoint.id)).toHaveLength(4);
    await stack.client.webhookEndpoints.update(endpoint.id, { status: "disabled" });
    await vi.waitFor(
      async () => {
        await stack.sql`update deliveries set next_attempt_at = now() where status = 'pending'`;
        const failures = (await deliveriesOf(endpoint.id)).map(({ failure }) => failure);
        expect(failures).toEqual(Array<string>(4).fill("endpoint_disabled"));
      },
      { timeout: 20_000, interval: 50 },
    );
    comeBack();
    await stack.client.webhookEndpoints.update(endpoint.id, { status: "enabled" });
    const before = receiver.received.length;
    const task = await stack.client.webhookEndpoints.recover(endpoint.id, { since: LONG_AGO });
    expect(await untilFinished(task.id)).toMatchObject({ begun: 4, succeeded: 4 });
    const order = receiver.received.slice(before).map(({ body }) => JSON.parse(body));
    expect(order.map(({ data }) => data.object.id)).toEqual(accounts);
  });
});

describe("the events of a period are replayed", () => {
  test("also those that were taken, with the same ids, and no others", async () => {
    const { receiver, endpoint } = await receive();
    await openAccounts(1);
    await receiver.waitFor(1);
    const since = new Date().toISOString();
    await openAccounts(3);
    await receiver.waitFor(4);
    const task = await stack.client.webhookEndpoints.replay(endpoint.id, { since });
    expect(await untilFinished(task.id)).toMatchObject({ total: 3, begun: 3, succeeded: 3 });
    const ids = receiver.received.map(({ id }) => id);
    expect(ids).toHaveLength(7);
    expect(ids.slice(4).sort()).toEqual(ids.slice(1, 4).sort());
  });

  test("or only those that the endpoint was never sent, because it was disabled then", async () => {
    const { receiver, endpoint } = await receive();
    const since = new Date().toISOString();
    await openAccounts(1);
    await receiver.waitFor(1);
    await stack.client.webhookEndpoints.update(endpoint.id, { status: "disabled" });
    const { receiver: witness } = await receive();
    const missed = await openAccounts(2);
    await witness.waitFor(2);
    await stack.client.webhookEndpoints.update(endpoint.id, { status: "enabled" });
    const task = await stack.client.webhookEndpoints.replay(endpoint.id, {
      since,
      only_missing: true,
    });
    expect(await untilFinished(task.id)).toMatchObject({ total: 2, begun: 2, succeeded: 2 });
    const objects = receiver.received
      .slice(1)
      .map(({ body }) => String(JSON.parse(body).data.object.id));
    expect(objects.sort()).toEqual([...missed].sort());
  });

  test("and only those of the types that the endpoint asks for", async () => {
    const { receiver, endpoint } = await receive();
    await stack.client.webhookEndpoints.update(endpoint.id, { event_types: ["account.closed"] });
    await openAccounts(2);
    const task = await stack.client.webhookEndpoints.replay(endpoint.id, { since: LONG_AGO });
    expect(await untilFinished(task.id)).toMatchObject({ total: 0, begun: 0 });
    expect(receiver.received).toEqual([]);
  });
});

test("a task that is asked for twice under one key is the same task", async () => {
  const { endpoint } = await receive();
  const options = { idempotencyKey: "task-once" };
  const ask = () =>
    stack.client.webhookEndpoints.recover(endpoint.id, { since: LONG_AGO }, options);
  expect(await ask()).toEqual(await ask());
});
