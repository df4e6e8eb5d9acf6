import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import {
  type AfterAttempt,
  type AttemptRecord,
  claimDeliveries,
  endDeliveries,
  findDueEndpoints,
  findTenantsWithDueDeliveries,
  inSnapshot,
  inTransaction,
  readAttempts,
  readDelivery,
  recordAttempts,
  restartDelivery,
  type Tenant,
  toUuid,
} from "@quittance/db";
import { type DeliveryId, type EndpointId, NEWEST_API_VERSION } from "@quittance/domain";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bodyOf, openWebhookSetting, type WebhookSetting } from "./webhook-setting.ts";

let setting: WebhookSetting;
let tenant: Tenant;

beforeAll(async () => {
  setting = await openWebhookSetting();
});
afterAll(() => setting.close());
beforeEach(async () => {
  tenant = await setting.newTenant();
});

/** The claim under which attempts of a test are made: that of `claimOne`. */
let lease: string = randomUUID();

const claim = (endpoint: EndpointId, { limit = 10, leaseSeconds = 30 } = {}) =>
  claimDeliveries(setting.worker, tenant.id, endpoint, {
    limit,
    leaseSeconds,
    callSeconds: leaseSeconds,
  });

async function claimOne(endpoint: EndpointId, leaseSeconds = 30) {
  const claimed = await claim(endpoint, { limit: 1, leaseSeconds });
  const delivery = claimed?.deliveries[0];
  if (claimed === undefined || delivery === undefined) throw new Error("nothing was due");
  lease = claimed.lease;
  return delivery;
}

const attempt = (delivery: DeliveryId, then: AfterAttempt): AttemptRecord => ({
  delivery,
  lease,
  durationMs: 12.6,
  responseStatus: then.status === "succeeded" ? 200 : 500,
  error: then.status === "succeeded" ? null : "http_error",
  responseBody: "ok",
  then,
});

const record = (...attempts: readonly AttemptRecord[]) =>
  inTransaction(setting.worker, tenant.id, (tx) => recordAttempts(tx, tenant.id, attempts));

const read = (id: DeliveryId) =>
  inSnapshot(setting.worker, tenant.id, (tx) => readDelivery(tx, tenant.id, id));
const attemptsOf = (id: DeliveryId) =>
  inSnapshot(setting.worker, tenant.id, (tx) => readAttempts(tx, tenant.id, id));

describe("a claim", () => {
  test("brings all that sending takes, the body to the byte", async () => {
    const endpoint = await setting.newEndpoint(tenant, { url: "https://example.com/a" });
    const [event] = await setting.relayNewEvents(tenant, 1);
    if (event === undefined) throw new Error("no event");
    expect(await claim(endpoint.id)).toEqual({
      url: "https://example.com/a",
      status: "enabled",
      apiVersion: NEWEST_API_VERSION,
      lease: expect.any(String),
      secrets: [
        {
          id: expect.stringMatching(/^wsec_/),
          scheme: "v1",
          keyName: "none",
          sealed: endpoint.secret,
        },
      ],
      deliveries: [
        {
          id: expect.stringMatching(/^del_/),
          event,
          body: bodyOf(event),
          eventAt: expect.any(Date),
          failedAttempts: 0,
        },
      ],
      rateLimitedMs: null,
    });
  });

  test("is a lease: nobody else gets the delivery before it has run out, somebody does after", async () => {
    const endpoint = await setting.newEndpoint(tenant);
    await setting.relayNewEvents(tenant, 1);
    const first = await claimOne(endpoint.id, 3);
    expect((await claim(endpoint.id))?.deliveries).toEqual([]);
    expect(await findDueEndpoints(setting.worker, tenant.id)).toEqual([]);
    await delay(3_100);
    expect(await findDueEndpoints(setting.worker, tenant.id)).toEqual([
      { id: endpoint.id, isTroubled: false },
    ]);
    expect(await findTenantsWithDueDeliveries(setting.worker)).toContain(tenant.id);
    expect(await claimOne(endpoint.id)).toEqual(first);
  });

  test("is exclusive, however many claim at the same time", async () => {
    const endpoint = await setting.newEndpoint(tenant);
    await setting.relayNewEvents(tenant, 60);
    const claims = await Promise.all(Array.from({ length: 12 }, () => claim(endpoint.id)));
    const rest = await claim(endpoint.id, { limit: 100 });
    const ids = [...claims, rest].flatMap(
      (claimed) => claimed?.deliveries.map(({ id }) => id) ?? [],
    );
    expect(ids).toHaveLength(60);
    expect(new Set(ids).size).toBe(60);
  });

  test("reaches nothing of another tenant", async () => {
    const other = await setting.newTenant();
    const endpoint = await setting.newEndpoint(other);
    await setting.relayNewEvents(other, 1);
    expect(await claim(endpoint.id)).toBeUndefined();
  });

  test("says at the moment of the attempt that the endpoint was disabled or deleted", async () => {
    const endpoint = await setting.newEndpoint(tenant);
    await setting.relayNewEvents(tenant, 2);
    await setting.owner.sql`
      update endpoints set status = 'disabled', disabled_reason = 'gone' where id = ${toUuid(endpoint.id)}`;
    expect((await claim(endpoint.id, { limit: 1 }))?.status).toBe("disabled");
    await setting.owner
      .sql`update endpoints set deleted_at = now() where id = ${toUuid(endpoint.id)}`;
    expect((await claim(endpoint.id, { limit: 1 }))?.status).toBe("deleted");
  });
});

describe("an attempt is recorded", () => {
  let endpoint: EndpointId;
  let id: DeliveryId;

  beforeEach(async () => {
    ({ id: endpoint } = await setting.newEndpoint(tenant));
    await setting.relayNewEvents(tenant, 1);
    ({ id } = await claimOne(endpoint));
  });

  test("as success, which ends the delivery", async () => {
    await record(attempt(id, { status: "succeeded" }));
    expect(await read(id)).toMatchObject({
      status: "succeeded",
      attempts: 1,
      failure: null,
      nextAttemptAt: null,
      finishedAt: expect.any(String),
    });
    expect(await attemptsOf(id)).toEqual([
      {
        number: 1,
        startedAt: expect.any(String),
        durationMs: 13,
        responseStatus: 200,
        error: null,
        responseBody: "ok",
      },
    ]);
  });

  test("as a failure that is tried again, and then comes back with how many it had", async () => {
    await record(attempt(id, { status: "pending", waitSeconds: 0 }));
    expect(await read(id)).toMatchObject({ status: "pending", attempts: 1, finishedAt: null });
    expect(await claimOne(endpoint)).toMatchObject({ id, failedAttempts: 1 });
    await record(attempt(id, { status: "pending", waitSeconds: 3_600 }));
    expect((await claim(endpoint))?.deliveries).toEqual([]);
    const { nextAttemptAt } = (await read(id)) ?? {};
    expect(Date.parse(nextAttemptAt ?? "") - Date.now()).toBeGreaterThan(3_500_000);
    expect((await attemptsOf(id)).map(({ number }) => number)).toEqual([1, 2]);
  });

  test("as one that was broken off from this side: it stands in the log and is no failure", async () => {
    const interrupted = (): AttemptRecord => ({
      ...attempt(id, { status: "pending", waitSeconds: 0 }),
      responseStatus: null,
      error: "interrupted",
      responseBody: null,
    });
    await record(interrupted());
    expect(await claimOne(endpoint)).toMatchObject({ id, failedAttempts: 0 });
    await record(attempt(id, { status: "pending", waitSeconds: 0 }));
    expect(await claimOne(endpoint)).toMatchObject({ id, failedAttempts: 1 });
    await record(interrupted());
    expect(await claimOne(endpoint)).toMatchObject({ id, failedAttempts: 1 });
    expect((await attemptsOf(id)).map(({ number, error }) => [number, error])).toEqual([
      [1, "interrupted"],
      [2, "http_error"],
      [3, "interrupted"],
    ]);
    expect(await read(id)).toMatchObject({ status: "pending", attempts: 3 });
  });

  test("as the last one, with the reason why there is no other", async () => {
    await record(attempt(id, { status: "failed", failure: "attempts_exhausted" }));
    expect(await read(id)).toMatchObject({ status: "failed", failure: "attempts_exhausted" });
  });

  test("also when it comes after the end: it stands in the log, and the end stays as it was", async () => {
    await record(attempt(id, { status: "succeeded" }));
    const ended = await read(id);
    await record(attempt(id, { status: "pending", waitSeconds: 5 }));
    expect(await read(id)).toEqual({ ...ended, attempts: 2 });
    expect(await attemptsOf(id)).toHaveLength(2);
  });

  test("also when somebody else attempts the delivery by now: a failure stays in the log and decides nothing, a success ends it", async () => {
    await record(attempt(id, { status: "pending", waitSeconds: 0 }));
    await claimOne(endpoint);
    const late = { ...attempt(id, { status: "pending", waitSeconds: 3_600 }), lease: randomUUID() };
    await record(late);
    expect((await claim(endpoint))?.deliveries).toEqual([]);
    expect(Date.parse((await read(id))?.nextAttemptAt ?? "")).toBeLessThanOrEqual(Date.now());
    await record({ ...late, ...attempt(id, { status: "succeeded" }), lease: randomUUID() });
    expect(await read(id)).toMatchObject({ status: "succeeded", attempts: 3 });
  });

  test("with an answer that holds what PostgreSQL's text can not", async () => {
    await record({ ...attempt(id, { status: "succeeded" }), responseBody: "a\0b\uFFFD" });
    expect((await attemptsOf(id))[0]?.responseBody).toBe("a\uFFFDb\uFFFD");
  });

  test("without an answer", async () => {
    const then: AfterAttempt = { status: "pending", waitSeconds: 5 };
    await record({
      ...attempt(id, then),
      responseStatus: null,
      error: "timeout",
      responseBody: null,
    });
    expect((await attemptsOf(id))[0]).toMatchObject({
      responseStatus: null,
      error: "timeout",
      responseBody: null,
    });
  });

  test("together with those of other deliveries, each with its own outcome", async () => {
    await setting.relayNewEvents(tenant, 1);
    const { id: second } = await claimOne(endpoint);
    await record(
      attempt(id, { status: "succeeded" }),
      attempt(second, { status: "failed", failure: "endpoint_gone" }),
    );
    expect((await read(id))?.status).toBe("succeeded");
    expect(await read(second)).toMatchObject({ status: "failed", failure: "endpoint_gone" });
  });

  test("together with another one of the same delivery: both stand in the log, and nothing else is lost", async () => {
    await setting.relayNewEvents(tenant, 1);
    const { id: second } = await claimOne(endpoint);
    await record(
      { ...attempt(id, { status: "pending", waitSeconds: 5 }), lease: randomUUID() },
      attempt(second, { status: "succeeded" }),
      attempt(id, { status: "succeeded" }),
    );
    expect(await read(id)).toMatchObject({ status: "succeeded", attempts: 2 });
    expect((await attemptsOf(id)).map(({ number, error }) => [number, error])).toEqual([
      [1, "http_error"],
      [2, null],
    ]);
    expect(await read(second)).toMatchObject({ status: "succeeded", attempts: 1 });
  });

  test("for ever: nobody changes or removes it", async () => {
    await record(attempt(id, { status: "succeeded" }));
    const uuid = toUuid(id);
    for (const sql of [setting.worker.about(tenant), setting.owner.sql]) {
      await expect(
        sql`update attempts set error = 'x' where delivery_id = ${uuid}`,
      ).rejects.toThrow();
      await expect(sql`delete from attempts where delivery_id = ${uuid}`).rejects.toThrow();
    }
    expect(await attemptsOf(id)).toHaveLength(1);
  });
});

describe("a delivery that is begun anew while a call is under way", () => {
  let endpoint: EndpointId;
  let id: DeliveryId;

  beforeEach(async () => {
    ({ id: endpoint } = await setting.newEndpoint(tenant));
    await setting.relayNewEvents(tenant, 1);
    ({ id } = await claimOne(endpoint));
  });
  const restart = () =>
    inTransaction(setting.api, tenant.id, (tx) => restartDelivery(tx, tenant.id, id));

  test.each<AfterAttempt>([
    { status: "pending", waitSeconds: 72_000 },
    { status: "failed", failure: "attempts_exhausted" },
  ])(
    "has its turn at once when that call fails, also as the last one ($status), and its schedule starts over",
    async (then) => {
      await restart();
      expect((await claim(endpoint))?.deliveries).toEqual([]);
      await record(attempt(id, then));
      expect(await read(id)).toMatchObject({ status: "pending", failure: null, attempts: 1 });
      expect(await claimOne(endpoint)).toMatchObject({ id, failedAttempts: 0 });
      await record(attempt(id, { status: "pending", waitSeconds: 0 }));
      expect(await claimOne(endpoint)).toMatchObject({ id, failedAttempts: 1 });
    },
  );

  test("has succeeded when that call does", async () => {
    await restart();
    await record(attempt(id, { status: "succeeded" }));
    expect(await read(id)).toMatchObject({ status: "succeeded", attempts: 1 });
  });

  test("has all its attempts when the worker of that call died", async () => {
    await restart();
    await setting.owner.sql`update deliveries set leased_until = now() where id = ${toUuid(id)}`;
    expect(await claimOne(endpoint)).toMatchObject({ id, failedAttempts: 0 });
    await record(attempt(id, { status: "pending", waitSeconds: 0 }));
    expect(await claimOne(endpoint)).toMatchObject({ id, failedAttempts: 1 });
  });
});

test("deliveries of an endpoint that takes nothing any more end without an attempt; those that ended before stay", async () => {
  const endpoint = await setting.newEndpoint(tenant);
  await setting.relayNewEvents(tenant, 2);
  const claimed = await claim(endpoint.id);
  const ids = claimed?.deliveries.map(({ id }) => id) ?? [];
  lease = claimed?.lease ?? "";
  const [first, second] = ids;
  if (first === undefined || second === undefined) throw new Error("two deliveries were due");
  await record(attempt(first, { status: "succeeded" }));
  await endDeliveries(setting.worker, tenant.id, ids, "endpoint_deleted");
  expect((await read(first))?.status).toBe("succeeded");
  expect(await read(second)).toMatchObject({ failure: "endpoint_deleted", attempts: 0 });
});
