import { randomUUID } from "node:crypto";
import {
  advanceTask,
  claimDeliveries,
  insertTask,
  inTransaction,
  newId,
  readEndpoint,
  recordAttempts,
  relayEvents,
  type Tenant,
  toUuid,
} from "@quittance/db";
import { type EndpointId, type EventId, instantOf } from "@quittance/domain";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openWebhookSetting, type WebhookSetting, writeEventRows } from "./webhook-setting.ts";

let setting: WebhookSetting;
let tenant: Tenant;
let endpoint: EndpointId;

beforeAll(async () => {
  setting = await openWebhookSetting();
});
afterAll(() => setting.close());
beforeEach(async () => {
  tenant = await setting.newTenant();
  ({ id: endpoint } = await setting.newEndpoint(tenant, { ordering: "fifo" }));
});

const claim = () =>
  claimDeliveries(setting.worker, tenant.id, endpoint, {
    limit: 100,
    leaseSeconds: 30,
    callSeconds: 30,
  });

/** Claims what has its turn; other tests of this server may hold a claim up for a moment. */
async function claimNext() {
  await expect.poll(async () => (await peek()).length).toBe(1);
  const claimed = await claim();
  const [delivery, ...others] = claimed?.deliveries ?? [];
  if (claimed === undefined || delivery === undefined) throw new Error("nothing had its turn");
  expect(others).toEqual([]);
  return { ...delivery, lease: claimed.lease };
}

/** What a claim would bring, given back at once. */
async function peek(): Promise<readonly EventId[]> {
  const claimed = await claim();
  await setting.owner.sql`
    update deliveries set lease = null, leased_until = null where lease = ${claimed?.lease ?? randomUUID()}`;
  return claimed?.deliveries.map(({ event }) => event) ?? [];
}

const record = (delivery: Awaited<ReturnType<typeof claimNext>>, isTaken: boolean) =>
  inTransaction(setting.worker, tenant.id, (tx) =>
    recordAttempts(tx, tenant.id, [
      {
        delivery: delivery.id,
        lease: delivery.lease,
        durationMs: 1,
        responseStatus: isTaken ? 200 : 500,
        error: isTaken ? null : "http_error",
        responseBody: null,
        then: isTaken ? { status: "succeeded" } : { status: "pending", waitSeconds: 0 },
      },
    ]),
  );

/** Writes events in transactions of their own, one after the other. */
async function writeOneByOne(count: number): Promise<readonly EventId[]> {
  const ids: EventId[] = [];
  for (let n = 0; n < count; n += 1) ids.push(...(await setting.writeEvents(tenant, 1)));
  return ids;
}

test("the next one has its turn only when the one before it was taken, whatever is due", async () => {
  const ids = await writeOneByOne(3);
  await relayEvents(setting.worker, tenant.id, 100);
  const taken: EventId[] = [];
  for (const isTaken of [false, true, false, false, true, true]) {
    const next = await claimNext();
    // While it is under way, nothing else is.
    expect((await claim())?.deliveries).toEqual([]);
    await record(next, isTaken);
    taken.push(next.event);
  }
  const [a, b, c] = ids;
  expect(taken).toEqual([a, a, b, b, b, c]);
});

test("the order is that of commits, not that in which relays made the deliveries or ids were given", async () => {
  const late = newId("evt");
  const [early] = await writeOneByOne(1);
  await setting.worker
    .about(tenant)
    .begin((tx) => writeEventRows(tx, tenant.id, [late], "payment_intent.succeeded"));
  // The younger one is relayed first.
  await setting.owner.sql.begin(async (tx) => {
    await tx`select from outbox where event_id = ${toUuid(early ?? late)} for update`;
    expect((await relayEvents(setting.worker, tenant.id, 100)).events).toBe(1);
  });
  // It has no turn while the older one is still in the outbox.
  expect((await claim())?.deliveries).toEqual([]);
  await relayEvents(setting.worker, tenant.id, 100);
  const first = await claimNext();
  expect(first.event).toBe(early);
  await record(first, true);
  expect((await claimNext()).event).toBe(late);
});

test("what is begun anew step by step comes before everything younger, which waits until the last step", async () => {
  const ids = await writeOneByOne(5);
  await relayEvents(setting.worker, tenant.id, 100);
  await setting.owner.sql`
    update deliveries set status = 'failed', failure = 'attempts_exhausted', finished_at = now(), next_attempt_at = null
      where tenant_id = ${tenant.id}`;
  const [young] = await writeOneByOne(1);
  await relayEvents(setting.worker, tenant.id, 100);
  const now = Date.now();
  const task = {
    id: newId("task"),
    kind: "recover" as const,
    since: instantOf(new Date(0)),
    until: instantOf(new Date(now + 60_000)),
    onlyMissing: false,
    createdAt: instantOf(new Date(now)),
  };
  const found = await readEndpoint(setting.worker, tenant.id, endpoint);
  if (found === undefined) throw new Error("no endpoint");
  await inTransaction(setting.api, tenant.id, (tx) => insertTask(tx, tenant.id, found, task));
  for (const begun of [2, 4]) {
    await advanceTask(setting.worker, tenant.id, 2);
    const [row] = await setting.owner.sql`
      select done, finished_at from webhook_tasks where tenant_id = ${tenant.id}`;
    expect(row).toEqual({ done: begun, finished_at: null });
    expect((await claim())?.deliveries).toEqual([]);
  }
  await advanceTask(setting.worker, tenant.id, 2);
  expect(await advanceTask(setting.worker, tenant.id, 2)).toBeUndefined();
  const taken: EventId[] = [];
  while (taken.length < 6) {
    const next = await claimNext();
    await record(next, true);
    taken.push(next.event);
  }
  expect(taken).toEqual([...ids, young]);
});

test("an event waits for every transaction that may still commit one before it", async () => {
  const early = newId("evt");
  const slow = await setting.worker.about(tenant).reserve();
  try {
    await slow.unsafe("begin");
    await slow.unsafe(`
      insert into events (tenant_id, id, type, resource_id, sequence, body, created_at)
      values ('${tenant.id}', '${toUuid(early)}', 'account.created', '${randomUUID()}', 1, '{}', now())`);
    await slow.unsafe(`
      insert into outbox (tenant_id, event_id, created_at)
      values ('${tenant.id}', '${toUuid(early)}', now())`);
    await writeOneByOne(1);
    await relayEvents(setting.worker, tenant.id, 100);
    expect((await claim())?.deliveries).toEqual([]);
    await slow.unsafe("commit");
  } finally {
    slow.release();
  }
  await relayEvents(setting.worker, tenant.id, 100);
  expect((await claimNext()).event).toBe(early);
});

test("a delivery that waits for its next attempt holds up those behind it, and only at its own endpoint", async () => {
  const { id: other } = await setting.newEndpoint(tenant);
  await writeOneByOne(2);
  await relayEvents(setting.worker, tenant.id, 100);
  const first = await claimNext();
  await record(first, false);
  await setting.owner.sql`
    update deliveries set next_attempt_at = now() + interval '1 hour' where id = ${toUuid(first.id)}`;
  expect((await claim())?.deliveries).toEqual([]);
  const terms = { limit: 100, leaseSeconds: 30, callSeconds: 30 };
  const theirs = await claimDeliveries(setting.worker, tenant.id, other, terms);
  expect(theirs?.deliveries).toHaveLength(2);
});
