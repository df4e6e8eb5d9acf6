import { randomUUID } from "node:crypto";
import {
  claimDeliveries,
  inTransaction,
  readEndpoint,
  relayEvents,
  restartDelivery,
  type Tenant,
  toUuid,
} from "@quittance/db";
import type { DeliveryId, EndpointId } from "@quittance/domain";
import { createLog } from "@quittance/process";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { MadeAttempt } from "../../services/worker/src/deliver/deliver-event.ts";
import { judgeAttempt } from "../../services/worker/src/deliver/judge-attempt.ts";
import { recordAttempts } from "../../services/worker/src/deliver/record-attempts.ts";
import { openWebhookSetting, type WebhookSetting } from "./webhook-setting.ts";

let setting: WebhookSetting;
let tenant: Tenant;
const log = createLog({ name: "test", level: "silent" });

beforeAll(async () => {
  setting = await openWebhookSetting();
});
afterAll(() => setting.close());
beforeEach(async () => {
  tenant = await setting.newTenant();
});

const record = (...attempts: readonly MadeAttempt[]) =>
  recordAttempts({ db: setting.worker, log }, tenant, attempts);

interface Answered {
  readonly status: number;
  readonly url?: string;
  readonly attempt?: number;
  /** What happens during the calls. */
  meanwhile?(id: DeliveryId): Promise<unknown>;
}

/**
 * Claims what is due at an endpoint and records that its receiver answered so to all of it.
 * @returns how much that was
 */
async function answerAll(
  endpoint: EndpointId,
  { status, url, attempt = 1, meanwhile }: Answered,
): Promise<number> {
  const terms = { limit: 100, leaseSeconds: 30, callSeconds: 30 };
  const claimed = await claimDeliveries(setting.worker, tenant.id, endpoint, terms);
  const answer = { failure: null, status, retryAfter: undefined, body: "" } as const;
  const { error, then, pauseSeconds } = judgeAttempt(answer, attempt, {
    nowMs: Date.now(),
    jitter: 0.5,
  });
  const deliveries = claimed?.deliveries ?? [];
  for (const { id } of deliveries) await meanwhile?.(id);
  await record(
    ...deliveries.map(
      ({ id }): MadeAttempt => ({
        delivery: id,
        endpoint,
        url: url ?? claimed?.url ?? "",
        lease: claimed?.lease ?? randomUUID(),
        durationMs: 5,
        responseStatus: status,
        error,
        responseBody: "",
        then,
        outcome: { succeeded: error === null, durationMs: 5, pauseSeconds },
      }),
    ),
  );
  return deliveries.length;
}

/** As if it had failed for so many days, the last time a moment ago. */
const failFor = (endpoint: EndpointId, days: number) => setting.owner.sql`
  update endpoint_health
    set failing_since = now() - make_interval(secs => ${days * 86_400}), failures_in_row = 3,
        last_attempt_at = now() - interval '1 hour'
    where endpoint_id = ${toUuid(endpoint)}`;

const eventsAbout = async (endpoint: EndpointId) => {
  const rows = await setting.owner.sql<{ body: string; sequence: number }[]>`
    select body, sequence from events where resource_id = ${toUuid(endpoint)} order by sequence`;
  return rows.map(({ body }) => JSON.parse(body) as { type: string; data: { object: unknown } });
};

const read = (endpoint: EndpointId) => readEndpoint(setting.worker, tenant.id, endpoint);

/** To which endpoints the events in the outbox go. */
const relayed = async () =>
  (await relayEvents(setting.worker, tenant.id, 100)).deliveries.map(({ endpoint }) => endpoint);

describe("a receiver that answers 410", () => {
  test("is disabled with the attempt, and its tenant's other endpoints are told; it is not", async () => {
    const { id } = await setting.newEndpoint(tenant);
    const { id: other } = await setting.newEndpoint(tenant);
    const { id: foreign } = await setting.newEndpoint(await setting.newTenant());
    await setting.relayNewEvents(tenant, 1);
    await answerAll(id, { status: 410 });
    expect(await read(id)).toMatchObject({ status: "disabled", disabledReason: "gone" });
    expect(await eventsAbout(id)).toMatchObject([
      {
        type: "webhook_endpoint.disabled",
        sequence: 1,
        data: { object: { id, status: "disabled", disabled_reason: "gone" } },
      },
    ]);
    const to = await relayed();
    expect(to).toEqual([other]);
    expect(to).not.toContain(foreign);
  });

  test("is not the one that is there now when the URL was changed meanwhile", async () => {
    const { id } = await setting.newEndpoint(tenant, { url: "https://new.example.com/" });
    await setting.relayNewEvents(tenant, 1);
    await answerAll(id, { status: 410, url: "https://old.example.com/" });
    expect(await read(id)).toMatchObject({ status: "enabled", failingSince: null });
    expect(await eventsAbout(id)).toEqual([]);
  });
});

describe("a receiver that does nothing but fail", () => {
  test("has its failures counted over everybody's attempts, and one success clears them", async () => {
    const { id } = await setting.newEndpoint(tenant);
    await setting.relayNewEvents(tenant, 12);
    await Promise.all([answerAll(id, { status: 500 }), answerAll(id, { status: 500 })]);
    const [health] = await setting.owner.sql`
      select failures_in_row, trips, paused_until > now() as paused from endpoint_health
        where endpoint_id = ${toUuid(id)}`;
    expect(health).toEqual({ failures_in_row: 12, trips: 1, paused: true });
    expect((await read(id))?.failingSince).not.toBeNull();
    await setting.owner.sql`
      update endpoint_health set paused_until = now() where endpoint_id = ${toUuid(id)}`;
    await setting.owner
      .sql`update deliveries set next_attempt_at = now() where endpoint_id = ${toUuid(id)}`;
    await answerAll(id, { status: 204 });
    const [cleared] = await setting.owner.sql`
      select failures_in_row, trips, paused_until from endpoint_health where endpoint_id = ${toUuid(id)}`;
    expect(cleared).toEqual({ failures_in_row: 0, trips: 0, paused_until: null });
    expect((await read(id))?.failingSince).toBeNull();
  });

  test("is warned of at 50, 70 and 90 percent of five days, once each, and disabled at the end", async () => {
    const { id } = await setting.newEndpoint(tenant);
    const { id: other } = await setting.newEndpoint(tenant, {
      eventTypes: ["webhook_endpoint.failing", "webhook_endpoint.disabled"],
    });
    const told: string[] = [];
    for (const days of [2.4, 2.6, 2.7, 3.6, 4.6, 4.99]) {
      await failFor(id, days);
      await setting.relayNewEvents(tenant, 1);
      await answerAll(id, { status: 500 });
      told.push(`${days}: ${(await relayed()).length}`);
    }
    expect(told).toEqual(["2.4: 0", "2.6: 1", "2.7: 0", "3.6: 1", "4.6: 1", "4.99: 0"]);
    expect((await read(id))?.status).toBe("enabled");
    await failFor(id, 5.01);
    await setting.relayNewEvents(tenant, 1);
    await answerAll(id, { status: 500 });
    expect(await read(id)).toMatchObject({ status: "disabled", disabledReason: "failing" });
    const events = await eventsAbout(id);
    expect(events.map(({ type }) => type)).toEqual([
      ...Array<string>(3).fill("webhook_endpoint.failing"),
      "webhook_endpoint.disabled",
    ]);
    expect(events[0]?.data.object).toMatchObject({
      status: "enabled",
      failing_since: expect.any(String),
      disables_at: expect.any(String),
    });
    expect(await relayed()).toEqual([other]);
  });

  test("is disabled once, however many attempts come to that at the same moment", async () => {
    const { id } = await setting.newEndpoint(tenant, { maxInFlight: 2 });
    await setting.relayNewEvents(tenant, 8);
    await failFor(id, 6);
    await Promise.all(Array.from({ length: 4 }, () => answerAll(id, { status: 500 })));
    expect(await eventsAbout(id)).toHaveLength(1);
  });

  test("keeps the order or gets nothing: with fifo an event that can not be delivered disables it", async () => {
    const { id } = await setting.newEndpoint(tenant, { ordering: "fifo" });
    await setting.relayNewEvents(tenant, 2);
    await expect
      .poll(async () => {
        await answerAll(id, { status: 500, attempt: 10 });
        return (await read(id))?.disabledReason;
      })
      .toBe("order_stuck");
  });

  test("goes on with fifo when the event was begun anew during its last call", async () => {
    const { id } = await setting.newEndpoint(tenant, { ordering: "fifo" });
    await setting.relayNewEvents(tenant, 1);
    const meanwhile = (delivery: DeliveryId) =>
      inTransaction(setting.api, tenant.id, (tx) => restartDelivery(tx, tenant.id, delivery));
    await expect.poll(() => answerAll(id, { status: 500, attempt: 10, meanwhile })).toBe(1);
    expect(await read(id)).toMatchObject({ status: "enabled" });
  });
});

test("an attempt of an endpoint that was deleted meanwhile is still written down", async () => {
  const { id } = await setting.newEndpoint(tenant);
  await setting.relayNewEvents(tenant, 1);
  await setting.owner.sql`update endpoints set deleted_at = now() where id = ${toUuid(id)}`;
  await answerAll(id, { status: 500 });
  const [row] = await setting.owner.sql`
    select attempts from deliveries where endpoint_id = ${toUuid(id)}`;
  expect(row).toEqual({ attempts: 1 });
  expect(await eventsAbout(id)).toEqual([]);
});
