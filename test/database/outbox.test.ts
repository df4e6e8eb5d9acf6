import {
  findTenantsWithEventsToRelay,
  listDeliveries,
  newId,
  relayEvents,
  type Tenant,
  toUuid,
} from "@quittance/db";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openWebhookSetting, type WebhookSetting, writeEventRows } from "./webhook-setting.ts";

let setting: WebhookSetting;
let tenant: Tenant;

beforeAll(async () => {
  setting = await openWebhookSetting();
});
afterAll(() => setting.close());
beforeEach(async () => {
  tenant = await setting.newTenant();
});

const relay = (limit = 1_000) => relayEvents(setting.worker, tenant.id, limit);

async function outboxSize(): Promise<number> {
  const [row] = await setting.owner.sql<{ n: number }[]>`
    select count(*)::integer as n from outbox where tenant_id = ${tenant.id}`;
  return row?.n ?? -1;
}

describe("an event becomes one delivery for each endpoint that wants it", () => {
  test("by its type or by *, and none for those that are disabled, deleted or another tenant's", async () => {
    const all = await setting.newEndpoint(tenant);
    const named = await setting.newEndpoint(tenant, {
      eventTypes: ["account.created", "payment_intent.failed"],
    });
    await setting.newEndpoint(tenant, { eventTypes: ["account.created"] });
    await setting.newEndpoint(tenant, { status: "disabled" });
    const deleted = await setting.newEndpoint(tenant);
    await setting.owner
      .sql`update endpoints set deleted_at = now() where id = ${toUuid(deleted.id)}`;
    await setting.newEndpoint(await setting.newTenant());

    await setting.writeEvents(tenant, 1, "payment_intent.failed");
    const { events, deliveries } = await relay();
    expect(events).toBe(1);
    expect(deliveries.map(({ endpoint }) => endpoint).sort()).toEqual([all.id, named.id].sort());
    expect(await outboxSize()).toBe(0);
  });

  test("and leaves the outbox also when nobody wants it", async () => {
    await setting.writeEvents(tenant, 3);
    expect(await relay()).toEqual({ events: 3, deliveries: [] });
    expect(await outboxSize()).toBe(0);
  });

  test("once, whatever relays run at the same time", async () => {
    const endpoint = await setting.newEndpoint(tenant);
    const ids = await setting.writeEvents(tenant, 200);
    const rounds = await Promise.all(Array.from({ length: 16 }, () => relay(25)));
    expect((await relay()).events + rounds.reduce((sum, { events }) => sum + events, 0)).toBe(200);
    const made = await setting.owner.sql<{ n: number }[]>`
      select count(distinct event_id)::integer as n from deliveries where tenant_id = ${tenant.id}`;
    expect(made[0]?.n).toBe(ids.length);
    const page = { before: undefined, limit: 1_000 };
    expect(
      await listDeliveries(setting.worker, tenant.id, endpoint.id, undefined, page),
    ).toHaveLength(200);
  });
});

test("no more events are taken than the limit says; the others stay for the next round", async () => {
  await setting.writeEvents(tenant, 5);
  expect((await relay(3)).events).toBe(3);
  expect(await outboxSize()).toBe(2);
  expect((await relay(3)).events).toBe(2);
  expect((await relay(3)).events).toBe(0);
});

test("an event whose transaction commits after a later event was relayed is relayed all the same", async () => {
  await setting.newEndpoint(tenant);
  const early = newId("evt");
  const written = Promise.withResolvers<void>();
  const mayCommit = Promise.withResolvers<void>();
  const slow = setting.worker.about(tenant).begin(async (tx) => {
    await writeEventRows(tx, tenant.id, [early], "account.created");
    written.resolve();
    await mayCommit.promise;
  });
  await written.promise;
  await setting.writeEvents(tenant, 1);
  expect((await relay()).events).toBe(1);
  mayCommit.resolve();
  await slow;
  expect((await relay()).deliveries).toHaveLength(1);
});

test("what a relay had taken when it died is relayed by the next one, while others go on", async () => {
  await setting.newEndpoint(tenant);
  await setting.writeEvents(tenant, 4);
  const taken = Promise.withResolvers<void>();
  const dies = Promise.withResolvers<void>();
  const dying = setting.worker.about(tenant).begin(async (tx) => {
    await tx`delete from outbox where tenant_id = ${tenant.id} and event_id in (
      select event_id from outbox where tenant_id = ${tenant.id} order by event_id limit 2)`;
    taken.resolve();
    await dies.promise;
    throw new Error("killed");
  });
  await taken.promise;
  expect((await relay()).events).toBe(2);
  dies.resolve();
  await expect(dying).rejects.toThrow("killed");
  expect((await relay()).events).toBe(2);
});

test("tenants are found as long as they have events to relay", async () => {
  await setting.writeEvents(tenant, 1);
  expect(await findTenantsWithEventsToRelay(setting.worker)).toContain(tenant.id);
  await relay();
  expect(await findTenantsWithEventsToRelay(setting.worker)).not.toContain(tenant.id);
});

test("ids that the database makes are UUIDs of version 7 with the present in them", async () => {
  const rows = await setting.owner.sql<
    { id: string }[]
  >`select new_uuid_v7() as id from generate_series(1, 50)`;
  expect(new Set(rows.map(({ id }) => id)).size).toBe(50);
  for (const { id } of rows) {
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const milliseconds = Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16);
    expect(Math.abs(milliseconds - Date.now())).toBeLessThan(60_000);
  }
});
