import { listEvents } from "@quittance/db";
import type { EventId, TenantId } from "@quittance/domain";
import { createLog, createMetrics } from "@quittance/process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApiMetrics } from "../../services/api/src/metrics.ts";
import { createEventFeed, type Reader } from "../../services/api/src/stream/event-feed.ts";
import { openWebhookSetting, type WebhookSetting } from "./webhook-setting.ts";

let setting: WebhookSetting;

beforeAll(async () => {
  setting = await openWebhookSetting();
});
afterAll(() => setting.close());

const openFeed = (limits: { clientsMax?: number; clientsMaxOfTenant?: number } = {}) =>
  createEventFeed({
    db: setting.api,
    log: createLog({ name: "test", level: "silent" }),
    metrics: createApiMetrics(createMetrics("test")),
    ...limits,
  });

const list = (tenantId: TenantId) =>
  listEvents(setting.api, tenantId, {}, { before: undefined, limit: 100 });

async function read(reader: Reader, count: number): Promise<readonly EventId[]> {
  const ids: EventId[] = [];
  while (ids.length < count) {
    ids.push(...(await reader.next(10_000)).map(({ position }) => position.id));
  }
  return ids;
}

test("a reader that is thousands of events behind gets all of them in order, beside one that is up to date", async () => {
  const tenant = await setting.newTenant();
  const feed = openFeed();
  const present = await feed.open(tenant.id, undefined);
  if (present === undefined) throw new Error("no reader");
  const beginning = present.position().id;
  const written: EventId[] = [];
  for (let round = 0; round < 26; round += 1) {
    written.push(...(await setting.writeEvents(tenant, 100)));
  }
  expect(await read(present, written.length)).toEqual(written);
  const behind = await feed.open(tenant.id, beginning);
  expect(behind && (await read(behind, written.length))).toEqual(written);
  const middle = await feed.open(tenant.id, written[1_234]);
  expect(middle && (await read(middle, written.length - 1_235))).toEqual(written.slice(1_235));
  for (const reader of [present, behind, middle]) reader?.close();
}, 60_000);

test("a tenant's readers hear nothing of another tenant, and an event of another is none of theirs", async () => {
  const [mine, theirs] = [await setting.newTenant(), await setting.newTenant()];
  const feed = openFeed();
  const reader = await feed.open(mine.id, undefined);
  const [foreign] = await setting.writeEvents(theirs, 1);
  expect(await feed.open(mine.id, foreign)).toBeUndefined();
  const [own] = await setting.writeEvents(mine, 1);
  expect(reader && (await read(reader, 1))).toEqual([own]);
  reader?.close();
});

test("whoever comes after the last reader has left begins at the present again", async () => {
  const tenant = await setting.newTenant();
  const feed = openFeed();
  (await feed.open(tenant.id, undefined))?.close();
  await setting.writeEvents(tenant, 1);
  // It is of the past when nothing older runs any more, in no database of the server.
  await expect.poll(() => list(tenant.id)).toHaveLength(1);
  const second = await feed.open(tenant.id, undefined);
  const [event] = await setting.writeEvents(tenant, 1);
  const heard = second && (await read(second, 1));
  expect(heard).toEqual([event]);
  second?.close();
});

test("there is an end to how many may listen, and room again when one leaves", async () => {
  const tenant = await setting.newTenant();
  const feed = openFeed({ clientsMax: 2 });
  const readers = [await feed.open(tenant.id, undefined), await feed.open(tenant.id, undefined)];
  await expect(feed.open(tenant.id, undefined)).rejects.toMatchObject({ code: "stream_full" });
  readers[0]?.close();
  readers[0]?.close();
  readers[0] = await feed.open(tenant.id, undefined);
  await expect(feed.open(tenant.id, undefined)).rejects.toMatchObject({ code: "stream_full" });
  for (const reader of readers) reader?.close();
});

test("of readers that come at the same time no more are let in than one tenant may have, and others find room", async () => {
  const [mine, theirs] = [await setting.newTenant(), await setting.newTenant()];
  const feed = openFeed({ clientsMax: 3, clientsMaxOfTenant: 2 });
  const opened = await Promise.allSettled(
    [mine, mine, mine, theirs, theirs].map(({ id }) => feed.open(id, undefined)),
  );
  expect(opened.map(({ status }) => status)).toEqual([
    "fulfilled",
    "fulfilled",
    "rejected",
    "fulfilled",
    "rejected",
  ]);
  for (const one of opened) if (one.status === "fulfilled") one.value?.close();
});

test("a reader that is refused its event takes up no room", async () => {
  const [mine, theirs] = [await setting.newTenant(), await setting.newTenant()];
  const feed = openFeed({ clientsMaxOfTenant: 1 });
  const [foreign] = await setting.writeEvents(theirs, 1);
  expect(await feed.open(mine.id, foreign)).toBeUndefined();
  const reader = await feed.open(mine.id, undefined);
  expect(reader).toBeDefined();
  reader?.close();
});

test("closing the feed lets everybody go at once", async () => {
  const tenant = await setting.newTenant();
  const feed = openFeed();
  const reader = await feed.open(tenant.id, undefined);
  const waiting = reader?.next(60_000);
  feed.release();
  expect(await waiting).toEqual([]);
  expect(reader?.isOver()).toBe(true);
});
