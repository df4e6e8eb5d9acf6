import { setTimeout as delay } from "node:timers/promises";
import { claimDeliveries, findDueEndpoints, type Tenant, toUuid } from "@quittance/db";
import { BREAKER_FAILURES, type EndpointId } from "@quittance/domain";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openWebhookSetting, type WebhookSetting } from "./webhook-setting.ts";

let setting: WebhookSetting;
let tenant: Tenant;

beforeAll(async () => {
  setting = await openWebhookSetting();
});
afterAll(() => setting.close());
beforeEach(async () => {
  tenant = await setting.newTenant();
});

const claim = (endpoint: EndpointId, { limit = 100, leaseSeconds = 30, callSeconds = 30 } = {}) =>
  claimDeliveries(setting.worker, tenant.id, endpoint, { limit, leaseSeconds, callSeconds });

async function claimed(endpoint: EndpointId, terms = {}): Promise<number> {
  return (await claim(endpoint, terms))?.deliveries.length ?? -1;
}

const setHealth = (endpoint: EndpointId, failuresInRow: number, pausedSeconds: number | null) =>
  setting.owner.sql`
    update endpoint_health
      set failures_in_row = ${failuresInRow}, paused_until = now() + make_interval(secs => ${pausedSeconds})
      where endpoint_id = ${toUuid(endpoint)}`;

describe("what an endpoint has under way at once", () => {
  test("is limited over all who claim, however many claim at the same moment", async () => {
    const { id } = await setting.newEndpoint(tenant, { maxInFlight: 3 });
    await setting.relayNewEvents(tenant, 40);
    const claims = await Promise.all(Array.from({ length: 16 }, () => claimed(id)));
    expect(claims.reduce((sum, count) => sum + count, 0)).toBe(3);
    expect(await claimed(id)).toBe(0);
  });

  test("counts a call of somebody who died no longer than a call can take; its delivery waits for the lease", async () => {
    const { id } = await setting.newEndpoint(tenant, { maxInFlight: 1 });
    await setting.relayNewEvents(tenant, 2);
    const terms = { limit: 1, leaseSeconds: 30, callSeconds: 3 };
    const first = await claim(id, terms);
    expect(await claimed(id, terms)).toBe(0);
    await delay(3_100);
    const second = await claim(id, terms);
    expect(second?.deliveries).toHaveLength(1);
    expect(second?.deliveries[0]?.id).not.toBe(first?.deliveries[0]?.id);
  });

  test("is one endpoint's own affair", async () => {
    const { id: full } = await setting.newEndpoint(tenant, { maxInFlight: 1 });
    const { id: other } = await setting.newEndpoint(tenant, { maxInFlight: 2 });
    await setting.relayNewEvents(tenant, 5);
    expect(await claimed(full)).toBe(1);
    expect(await claimed(full)).toBe(0);
    expect(await claimed(other)).toBe(2);
  });
});

describe("a rate limit", () => {
  test("holds over all who claim, and what it allows comes with time", async () => {
    const { id } = await setting.newEndpoint(tenant, { rateLimit: 5 });
    await setting.relayNewEvents(tenant, 60);
    const startedAt = performance.now();
    await setting.owner.sql`
      update endpoint_health set tokens = 5, tokens_at = clock_timestamp() where endpoint_id = ${toUuid(id)}`;
    let sum = 0;
    while (sum < 14) {
      sum += Math.max(0, await claimed(id));
      // Five at once, and five in each second, however long a claim takes on a busy machine.
      const allowed = 5 + (5 * (performance.now() - startedAt)) / 1_000;
      expect(sum).toBeLessThanOrEqual(allowed);
      await delay(20);
    }
  });

  test("does not save up more than a second's worth while nothing is sent, and says when the next one may go", async () => {
    const { id } = await setting.newEndpoint(tenant, { rateLimit: 1 });
    await setting.relayNewEvents(tenant, 20);
    await setting.owner.sql`
      update endpoint_health set tokens_at = now() - interval '1 hour' where endpoint_id = ${toUuid(id)}`;
    const startedAt = performance.now();
    expect(await claimed(id)).toBe(1);
    const held = await claim(id);
    expect(held?.deliveries).toEqual([]);
    const passedMs = performance.now() - startedAt;
    expect(held?.rateLimitedMs).toBeGreaterThan(995 - passedMs);
    expect(held?.rateLimitedMs).toBeLessThanOrEqual(1_000);
  });
});

describe("while the breaker is open", () => {
  test("nothing is claimed and the endpoint is not due, and each attempt is still there afterwards", async () => {
    const { id } = await setting.newEndpoint(tenant);
    await setting.relayNewEvents(tenant, 3);
    await setHealth(id, BREAKER_FAILURES, 60);
    expect(await claimed(id)).toBe(0);
    expect(await findDueEndpoints(setting.worker, tenant.id)).toEqual([]);
  });

  test("one call at a time tries it when the pause is over", async () => {
    const { id } = await setting.newEndpoint(tenant);
    await setting.relayNewEvents(tenant, 3);
    await setHealth(id, BREAKER_FAILURES, -1);
    expect(await findDueEndpoints(setting.worker, tenant.id)).toEqual([{ id, isTroubled: true }]);
    const claims = await Promise.all(Array.from({ length: 8 }, () => claimed(id)));
    expect(claims.reduce((sum, count) => sum + count, 0)).toBe(1);
  });

  test("an endpoint that was disabled is due all the same: its deliveries are to be ended", async () => {
    const { id } = await setting.newEndpoint(tenant);
    await setting.relayNewEvents(tenant, 3);
    await setHealth(id, BREAKER_FAILURES, 60);
    await setting.owner.sql`
      update endpoints set status = 'disabled', disabled_reason = 'gone' where id = ${toUuid(id)}`;
    expect(await findDueEndpoints(setting.worker, tenant.id)).toHaveLength(1);
    expect(await claim(id)).toMatchObject({ status: "disabled", deliveries: [{}, {}, {}] });
  });
});

test("a claim that waited for a change of its endpoint goes by what was changed", async () => {
  const { id } = await setting.newEndpoint(tenant, { url: "https://old.example.com/" });
  await setting.relayNewEvents(tenant, 1);
  const claiming = await setting.owner.sql.begin(async (tx) => {
    await tx`select from endpoint_health where endpoint_id = ${toUuid(id)} for update`;
    const waiting = claim(id);
    await delay(300);
    await tx`update endpoints set url = 'https://new.example.com/' where id = ${toUuid(id)}`;
    return { waiting };
  });
  expect(await claiming.waiting).toMatchObject({
    url: "https://new.example.com/",
    deliveries: [{}],
  });
});
