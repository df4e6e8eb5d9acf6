import { readFileSync } from "node:fs";
import { claimDeliveries, listEvents, relayEvents, type Tenant, toUuid } from "@quittance/db";
import type { EndpointId } from "@quittance/domain";
import { afterAll, beforeAll, expect, test } from "vitest";
import { refusalOf } from "./refusal.ts";
import { openWebhookSetting, type WebhookSetting } from "./webhook-setting.ts";

let setting: WebhookSetting;
let tenant: Tenant;

beforeAll(async () => {
  setting = await openWebhookSetting();
  tenant = await setting.newTenant();
});
afterAll(() => setting.close());

const GUIDE = readFileSync(new URL("../../docs/operating/deploy.md", import.meta.url), "utf8");
const [, STATEMENTS = ""] = /```sql\n(begin;[^`]*commit;)\n```/.exec(GUIDE) ?? [];

const claim = async (endpoint: EndpointId) => {
  const terms = { limit: 10, leaseSeconds: 30, callSeconds: 30 };
  const claimed = await claimDeliveries(setting.worker, tenant.id, endpoint, terms);
  return claimed?.deliveries.map(({ event }) => toUuid(event));
};

const list = async () => {
  const rows = await listEvents(setting.worker, tenant.id, {}, { before: undefined, limit: 100 });
  return rows.map(({ id }) => id);
};

test("events of a cluster that had counted further are listed again, in order, once they were re-based", async () => {
  await setting.writeEvents(tenant, 5);
  // Other tests' transactions run on this server too, and the feed waits for all that are older.
  await expect.poll(list).toHaveLength(5);
  const before = await list();
  const { sql } = setting.owner;
  // As a restored dump has them: written by transactions that this cluster has still to count up to.
  await sql`alter table events disable trigger events_append_only`;
  await sql`update events set xid = '4000000000000'::xid8`;
  await sql`alter table events enable always trigger events_append_only`;
  expect(await list()).toEqual([]);
  const { id: endpoint } = await setting.newEndpoint(tenant, { ordering: "fifo" });
  await relayEvents(setting.worker, tenant.id, 3);
  await sql`update outbox set xid = '4000000000000'::xid8`;
  // What keeps the order waits for transactions that this cluster does not know.
  expect(await claim(endpoint)).toEqual([]);

  const owner = await sql.reserve();
  await owner.unsafe(STATEMENTS);
  owner.release();
  await expect.poll(list).toEqual(before);
  await expect.poll(() => claim(endpoint)).toEqual([before.at(-1)]);
  expect(await refusalOf(sql`update events set type = 'changed'`)).toBeDefined();

  await setting.writeEvents(tenant, 1);
  await expect.poll(list).toHaveLength(6);
  expect((await list()).slice(1)).toEqual(before);
});
