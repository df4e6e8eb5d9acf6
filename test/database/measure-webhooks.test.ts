import {
  claimDeliveries,
  findDueEndpoints,
  measureWebhooks,
  type Tenant,
  toUuid,
} from "@quittance/db";
import { BREAKER_FAILURES, type EndpointId } from "@quittance/domain";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openWebhookSetting, type WebhookSetting } from "./webhook-setting.ts";

let setting: WebhookSetting;
let tenant: Tenant;

beforeAll(async () => {
  setting = await openWebhookSetting();
});
afterAll(() => setting.close());
beforeEach(async () => {
  // What is measured is measured over all tenants: those of other tests are to have nothing.
  await setting.owner.sql`update endpoints set deleted_at = now()`;
  tenant = await setting.newTenant();
});

/** Every delivery has been due for ten hours. */
async function makeLate(count: number): Promise<void> {
  await setting.relayNewEvents(tenant, count);
  await setting.owner.sql`
    update deliveries set next_attempt_at = now() - interval '10 hours' where tenant_id = ${tenant.id}`;
}

const claim = (endpoint: EndpointId, limit: number) =>
  claimDeliveries(setting.worker, tenant.id, endpoint, {
    limit,
    leaseSeconds: 45,
    callSeconds: 16,
  });

async function measured(): Promise<readonly [due: number, oldestMinutes: number]> {
  const { due, oldestDueSeconds } = await measureWebhooks(setting.worker);
  return [due, Math.floor(oldestDueSeconds / 60)];
}

test("what waits behind the first where the order is kept is not due, and its endpoint is not visited", async () => {
  const { id } = await setting.newEndpoint(tenant, { ordering: "fifo" });
  await makeLate(3);
  const moveHead = (by: string) => setting.owner.sql`
    update deliveries set next_attempt_at = now() + ${by}::interval
      where id = (select id from deliveries where endpoint_id = ${toUuid(id)} order by event_xid, event_id limit 1)`;
  await moveHead("20 hours");
  expect(await measured()).toEqual([0, 0]);
  expect(await findDueEndpoints(setting.worker, tenant.id)).toEqual([]);
  await moveHead("-5 minutes");
  expect(await measured()).toEqual([1, 5]);
  expect(await findDueEndpoints(setting.worker, tenant.id)).toHaveLength(1);
  // A transaction of another test that runs is one from which an event before it could come.
  await expect.poll(async () => (await claim(id, 1))?.deliveries).toHaveLength(1);
  expect(await measured()).toEqual([0, 0]);
  expect(await findDueEndpoints(setting.worker, tenant.id)).toEqual([]);
  await moveHead("20 hours");
  await setting.owner.sql`
    update endpoints set status = 'disabled', disabled_reason = 'gone' where id = ${toUuid(id)}`;
  expect(await findDueEndpoints(setting.worker, tenant.id)).toHaveLength(1);
});

test("what no place is left for is not due, and what comes to a place waits since the last attempt", async () => {
  const { id } = await setting.newEndpoint(tenant, { maxInFlight: 2 });
  await makeLate(5);
  expect(await measured()).toEqual([2, 600]);
  await claim(id, 1);
  await setting.owner.sql`
    update endpoint_health set last_attempt_at = now() - interval '3 minutes' where endpoint_id = ${toUuid(id)}`;
  expect(await measured()).toEqual([1, 3]);
  await claim(id, 1);
  expect(await measured()).toEqual([0, 0]);
});

test("what a rate limit holds back is not due, and is due since the limit allows it", async () => {
  const { id } = await setting.newEndpoint(tenant, { rateLimit: 2 });
  await makeLate(5);
  const allow = (tokens: number, since: string) => setting.owner.sql`
    update endpoint_health set tokens = ${tokens}, tokens_at = clock_timestamp() - ${since}::interval
      where endpoint_id = ${toUuid(id)}`;
  await allow(-1_000, "0 seconds");
  expect(await measured()).toEqual([0, 0]);
  await allow(0, "3 minutes 30 seconds");
  expect(await measured()).toEqual([2, 3]);
});

test("what waited for the end of a pause is due since then, one at a time", async () => {
  const { id } = await setting.newEndpoint(tenant);
  await makeLate(5);
  const pause = (until: string) => setting.owner.sql`
    update endpoint_health
      set failures_in_row = ${BREAKER_FAILURES}, paused_until = now() + ${until}::interval
      where endpoint_id = ${toUuid(id)}`;
  await pause("1 hour");
  expect(await measured()).toEqual([0, 0]);
  await pause("-7 minutes");
  expect(await measured()).toEqual([1, 7]);
});
