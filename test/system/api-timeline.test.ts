import { newId, parseId, toUuid } from "@quittance/db";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectProblem } from "../harness/expect-problem.ts";
import { findBrokenRules } from "../harness/find-broken-rules.ts";
import { countWaitingBatches, holdAccount } from "../harness/hold-account.ts";
import { type Bank, idOf, openBank } from "../harness/open-bank.ts";
import { type Holds, openHolds } from "../harness/open-holds.ts";
import { addKey, openTenant, tenantOf } from "../harness/open-tenant.ts";
import { expectOrdered, momentsOf, typesIn } from "../harness/read-timeline.ts";
import { type Stack, startStack } from "../harness/start-stack.ts";
import { startReceiver } from "./webhook-receiver.ts";

let stack: Stack;
let bank: Bank;
let holds: Holds;

beforeAll(async () => {
  stack = await startStack();
  bank = await openBank(stack);
  holds = openHolds(stack, bank);
});

afterAll(async () => {
  expect(await findBrokenRules(stack.sql)).toEqual({});
  await stack.close();
});

const timelineOf = (id: string) => stack.client.paymentIntents.timeline(id);

const COUNTED = expect.any(Number);

describe("the timeline of a payment", () => {
  test("tells it from the acceptance to the webhook that failed once and then arrived", async () => {
    const receiver = await startReceiver((response, n) =>
      response.writeHead(n === 0 ? 503 : 204).end(),
    );
    try {
      const endpoint = await stack.client.webhookEndpoints.create({
        url: receiver.url,
        event_types: ["payment_intent.succeeded"],
      });
      const purse = await bank.openAccount();
      const paid = await bank.pay(bank.paymentTo(purse.id, { amount: "7.00" }));
      await expect
        .poll(async () => momentsOf(await timelineOf(paid.id), "delivery")[0]?.status, {
          timeout: 25_000,
        })
        .toBe("succeeded");
      const timeline = await timelineOf(paid.id);
      const [txn = ""] = paid.ledger_transactions;
      const { entries } = await stack.client.ledgerTransactions.get(txn);
      const [{ event } = { event: "" }] = momentsOf(timeline, "event");
      const [{ delivery } = { delivery: "" }] = momentsOf(timeline, "delivery");
      const at = expect.any(String);
      const call = { at, type: "attempt", delivery, webhook_endpoint: endpoint.id, event };
      expect(timeline).toEqual({
        object: "timeline",
        payment_intent: paid.id,
        status: "succeeded",
        truncated: false,
        data: [
          {
            at: paid.created_at,
            type: "accepted",
            execute_at: null,
            expires_at: null,
            hold_expires_at: null,
            batch: null,
          },
          {
            at: paid.finished_at,
            type: "decided",
            status: "succeeded",
            failure: null,
            cancellation_reason: null,
            lock_wait_ms: COUNTED,
          },
          {
            at: paid.finished_at,
            type: "ledger_transaction",
            ledger_transaction: txn,
            kind: "payment",
            effective_at: paid.finished_at,
            entries,
          },
          {
            at: paid.finished_at,
            type: "event",
            event,
            event_type: "payment_intent.succeeded",
            resource: paid.id,
            sequence: 1,
          },
          {
            at,
            type: "delivery",
            delivery,
            webhook_endpoint: endpoint.id,
            event,
            status: "succeeded",
            failure: null,
            attempt_count: 2,
            next_attempt_at: null,
            finished_at: at,
          },
          {
            ...call,
            number: 1,
            outcome: "failed",
            response_status: 503,
            error: "http_error",
            duration_ms: COUNTED,
          },
          {
            ...call,
            number: 2,
            outcome: "succeeded",
            response_status: 204,
            error: null,
            duration_ms: COUNTED,
          },
        ],
      });
      expect(entries.map(({ account }) => account)).toEqual([bank.vault.id, purse.id]);
      expectOrdered(timeline);

      // What was sent stays in the timeline when its endpoint is gone.
      await stack.client.webhookEndpoints.delete(endpoint.id);
      expect(await timelineOf(paid.id)).toEqual(timeline);
    } finally {
      await receiver.close();
    }
  });

  test("has of each delivery the last twenty attempts, and says that there were more", async () => {
    const receiver = await startReceiver();
    try {
      const endpoint = await stack.client.webhookEndpoints.create({ url: receiver.url });
      const purse = await bank.openAccount();
      const paid = await bank.pay(bank.paymentTo(purse.id));
      await expect
        .poll(async () => momentsOf(await timelineOf(paid.id), "attempt").length, {
          timeout: 20_000,
        })
        .toBe(1);
      const [{ delivery } = { delivery: "" }] = momentsOf(await timelineOf(paid.id), "delivery");
      const id = parseId("del", delivery);
      if (id === undefined) throw new Error("a delivery without an id");
      await stack.client.webhookEndpoints.delete(endpoint.id);
      await stack.sql`
        with more as (
          insert into attempts (tenant_id, delivery_id, number, started_at, duration_ms, error)
          select tenant_id, delivery_id, n, started_at + n * interval '1 second', 1, 'timeout'
            from attempts, generate_series(2, 21) n where delivery_id = ${toUuid(id)}
          returning 1)
        update deliveries set attempts = 21 where id = ${toUuid(id)}`;
      const timeline = await timelineOf(paid.id);
      expect(timeline.truncated).toBe(true);
      expect(momentsOf(timeline, "attempt").map(({ number }) => number)).toEqual(
        Array.from({ length: 20 }, (_, index) => index + 2),
      );
      expectOrdered(timeline);
    } finally {
      await receiver.close();
    }
  });

  test("tells why it failed, and that nothing was written for it", async () => {
    const [purse, shop] = [await bank.openAccount(), await bank.openAccount()];
    const failed = await bank.pay(bank.paymentTo(shop.id, { source: purse.id }));
    const timeline = await timelineOf(failed.id);
    expect(typesIn(timeline)).toEqual(["accepted", "decided", "event"]);
    expect(momentsOf(timeline, "decided")).toMatchObject([
      { status: "failed", failure: failed.failure, cancellation_reason: null },
    ]);
  });

  test("tells that it was held, captured in two parts and given back", async () => {
    const purse = await bank.openAccount();
    const held = await holds.hold(bank.paymentTo(purse.id, { amount: "10.00" }));
    const part = await holds.capture(held.id, { amount: "4.00", final: false });
    const rest = await holds.capture(held.id, { amount: "5.00" });
    const refund = await holds.refund(held.id, "3.00");
    const timeline = await timelineOf(held.id);
    expect(typesIn(timeline)).toEqual([
      "accepted",
      "decided",
      "ledger_transaction",
      "event",
      "capture_accepted",
      "capture_decided",
      "ledger_transaction",
      "event",
      "capture_accepted",
      "capture_decided",
      "decided",
      "ledger_transaction",
      "ledger_transaction",
      "event",
      "event",
      "refund_accepted",
      "refund_decided",
      "ledger_transaction",
      "event",
    ]);
    expectOrdered(timeline);
    expect(momentsOf(timeline, "decided")).toMatchObject([
      { status: "requires_capture", lock_wait_ms: COUNTED },
      { status: "succeeded", lock_wait_ms: null },
    ]);
    expect(momentsOf(timeline, "capture_accepted")).toEqual([
      {
        at: part.created_at,
        type: "capture_accepted",
        capture: part.id,
        amount: "4.00",
        currency: "USD",
        final: false,
      },
      {
        at: rest.created_at,
        type: "capture_accepted",
        capture: rest.id,
        amount: "5.00",
        currency: "USD",
        final: true,
      },
    ]);
    expect(momentsOf(timeline, "capture_decided")).toMatchObject([
      { at: part.finished_at, capture: part.id, status: "succeeded", lock_wait_ms: COUNTED },
      { at: rest.finished_at, capture: rest.id, status: "succeeded", lock_wait_ms: COUNTED },
    ]);
    expect(momentsOf(timeline, "refund_accepted")).toMatchObject([
      { at: refund.created_at, refund: refund.id, amount: "3.00", currency: "USD" },
    ]);
    expect(momentsOf(timeline, "refund_decided")).toMatchObject([
      { refund: refund.id, status: "succeeded", failure: null, lock_wait_ms: COUNTED },
    ]);
    expect(momentsOf(timeline, "ledger_transaction").map(({ kind }) => kind)).toEqual([
      "hold",
      "capture",
      "capture",
      "release",
      "refund",
    ]);
    expect(momentsOf(timeline, "event").map(({ resource }) => resource)).toEqual(
      expect.arrayContaining([held.id, part.id, rest.id, refund.id]),
    );
  });

  test("tells what it was scheduled for, and that it was canceled before", async () => {
    const purse = await bank.openAccount();
    const execute_at = "2100-01-01T00:00:00.000Z";
    const id = idOf(await bank.submit(bank.paymentTo(purse.id, { execute_at })));
    expect(await timelineOf(id)).toMatchObject({
      status: "scheduled",
      data: [{ type: "accepted", execute_at }],
    });
    const canceled = await stack.client.paymentIntents.cancel(id);
    const timeline = await timelineOf(id);
    expect(timeline).toMatchObject({
      status: "canceled",
      data: [
        { type: "accepted", execute_at },
        { type: "cancellation_accepted" },
        {
          type: "cancellation_decided",
          at: canceled.finished_at,
          status: "succeeded",
          failure: null,
          lock_wait_ms: COUNTED,
        },
        {
          type: "decided",
          at: canceled.finished_at,
          status: "canceled",
          cancellation_reason: "requested",
          lock_wait_ms: COUNTED,
        },
        { type: "event", event_type: "payment_intent.canceled" },
      ],
    });
    expect(timeline.data).toHaveLength(5);
  });

  test("tells how long its decision waited for the locks", async () => {
    const purse = await bank.openAccount();
    const letGo = await holdAccount(stack.database.url, purse.id);
    const id = idOf(await bank.submit(bank.paymentTo(purse.id)));
    await expect.poll(() => countWaitingBatches(stack.sql), { timeout: 10_000 }).toBe(1);
    const seenWaiting = performance.now();
    expect(typesIn(await timelineOf(id))).toEqual(["accepted"]);
    const waitedMs = performance.now() - seenWaiting;
    await letGo();
    await stack.client.paymentIntents.wait(id);
    const [decided] = momentsOf(await timelineOf(id), "decided");
    expect(decided?.lock_wait_ms).toBeGreaterThanOrEqual(Math.floor(waitedMs));
  });

  test("tells that a capture was late and its bell was rung again", async () => {
    const purse = await bank.openAccount();
    const held = await holds.hold(bank.paymentTo(purse.id));
    const letGo = await holdAccount(stack.database.url, purse.id);
    const { id } = await stack.client.paymentIntents.capture(held.id);
    await stack.sql`update operations set ring_at = now() where status = 'pending'`;
    const rung = async () => momentsOf(await timelineOf(held.id), "rung");
    await expect
      .poll(rung, { timeout: 15_000 })
      .toEqual([{ at: expect.any(String), type: "rung", rings: 1, resource: id }]);
    await letGo();
    const captured = await stack.client.captures.wait(id);
    const timeline = await timelineOf(held.id);
    expect(momentsOf(timeline, "capture_decided")).toMatchObject([{ at: captured.finished_at }]);
    expectOrdered(timeline);
  });

  test("tells that its moment came by the clock's ring", async () => {
    const purse = await bank.openAccount();
    const execute_at = new Date(Date.now() + 4_000).toISOString();
    const id = idOf(await bank.submit(bank.paymentTo(purse.id, { execute_at })));
    const paid = await stack.client.paymentIntents.wait(id, { timeoutMs: 20_000 });
    const timeline = await timelineOf(id);
    expect(momentsOf(timeline, "rung")).toEqual([
      { at: expect.any(String), type: "rung", rings: COUNTED, resource: id },
    ]);
    const [{ at, rings } = { at: "", rings: 0 }] = momentsOf(timeline, "rung");
    expect(rings).toBeGreaterThan(0);
    expect(at >= execute_at).toBe(true);
    expect(paid.status).toBe("succeeded");
    expectOrdered(timeline);
  });

  test("tells of its bells and of a quarantine as long as nobody has decided it", async () => {
    const lonely = await startStack({ worker: { roles: new Set(["clock"]) } });
    try {
      const still = await openBank(lonely);
      const purse = await still.openAccount();
      const id = idOf(await still.submit(still.paymentTo(purse.id)));
      const look = () => lonely.client.paymentIntents.timeline(id);
      for (const rings of [1, 2]) {
        await lonely.sql`update payment_intents set ring_at = now()`;
        await expect
          .poll(async () => momentsOf(await look(), "rung"), { timeout: 15_000 })
          .toEqual([{ at: expect.any(String), type: "rung", rings, resource: id }]);
      }
      await lonely.sql`
        update payment_intents set quarantined_at = now(), quarantine_error = 'Error: secret words'`;
      const aside = await look();
      expect(typesIn(aside)).toEqual(["accepted", "rung", "quarantined"]);
      expect(aside.status).toBe("pending");
      expect(JSON.stringify(aside)).not.toContain("secret");
      await lonely.sql`
        update payment_intents set quarantined_at = null, quarantine_error = null`;
      expect(typesIn(await look())).toEqual(["accepted", "rung"]);
    } finally {
      await lonely.close();
    }
  });

  test("names the batch request that it came with", async () => {
    const purse = await bank.openAccount();
    const { id, data } = await stack.client.paymentIntents.createBatch({
      payment_intents: [
        { amount: "1.00", currency: "USD", source: bank.vault.id, destination: purse.id },
      ],
    });
    const timeline = await timelineOf(data[0]?.payment_intent?.id ?? "");
    expect(timeline.data[0]).toMatchObject({ type: "accepted", batch: id });
  });
});

describe("a timeline is refused", () => {
  const path = (id: string) => `/v1/payment_intents/${id}/timeline`;

  test("to another tenant, exactly as one of an intent that does not exist", async () => {
    const purse = await bank.openAccount();
    const { id } = await bank.pay(bank.paymentTo(purse.id));
    const apiKey = await openTenant(stack.sql);
    expectProblem(await stack.request("GET", path(id), { apiKey }), 404, "not_found");
    expectProblem(await stack.request("GET", path(newId("pi"))), 404, "not_found");
    for (const nonsense of ["x", "%00", newId("cap"), `${id}0`]) {
      expectProblem(await stack.request("GET", path(nonsense)), 404, "not_found");
    }
  });

  test("without its scope, with a parameter, and to any other method", async () => {
    const tenant = await tenantOf(stack.sql, stack.apiKey);
    const apiKey = await addKey(stack.sql, tenant, { scopes: ["payments:write"] });
    const id = newId("pi");
    expectProblem(await stack.request("GET", path(id), { apiKey }), 403, "insufficient_scope");
    expectProblem(await stack.request("GET", `${path(id)}?limit=1`), 422, "unknown_parameter");
    expectProblem(await stack.request("POST", path(id), { body: {} }), 405, "method_not_allowed");
  });
});
