import { setTimeout as delay } from "node:timers/promises";
import { openDatabase, readTenant, toUuid } from "@quittance/db";
import type { PaymentIntentId, TenantId } from "@quittance/domain";
import { createLog, createMetrics } from "@quittance/process";
import type { Bell } from "@quittance/queue";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ringLateIntents } from "../../services/worker/src/clock/ring-late-intents.ts";
import { createWorkerMetrics } from "../../services/worker/src/metrics.ts";
import { answerBell, createPosting } from "../../services/worker/src/post/post-role.ts";
import { findBrokenRules } from "../harness/find-broken-rules.ts";
import { countWaitingBatches, holdAccount } from "../harness/hold-account.ts";
import { tenantOf } from "../harness/open-tenant.ts";
import { type Stack, startStack } from "../harness/start-stack.ts";

const FILLINGS = 600;

let stack: Stack;

beforeAll(async () => {
  stack = await startStack({ worker: null });
});

afterAll(async () => {
  expect(await findBrokenRules(stack.sql)).toEqual({});
  await stack.close();
});

/** A worker's posting of its own, without a queue: it gets the bells handed. */
function openWorker() {
  const db = openDatabase({
    url: stack.database.url,
    role: "quittance_worker",
    name: "quittance-worker-late",
    connectionsMax: 4,
    lockTimeoutMs: 5_000,
    statementTimeoutMs: 10_000,
  });
  const log = createLog({ name: "test", level: "silent" });
  const deps = {
    db,
    queue: { ring: async () => true },
    metrics: createWorkerMetrics(createMetrics("worker")),
    log,
    findTenant: (id: TenantId) => readTenant(db, id),
  };
  const { post, isInHand } = createPosting(deps);
  return { ...deps, isInHand, answer: answerBell(deps, post), close: db.close };
}

test("a batch whose bell was lost is decided in the order given, whichever new bell is heard first", async () => {
  const { client, sql } = stack;
  const tenantId = await tenantOf(sql, stack.apiKey);
  const [one, another] = [openWorker(), openWorker()];
  for (const ringsBefore of [0, 4, 6]) {
    const bank = await client.accounts.create({ currency: "EUR", overdraft_limit: null });
    const pot = await client.accounts.create({ currency: "EUR" });
    const fill = { amount: "1.00", currency: "EUR", source: bank.id, destination: pot.id };
    const empty = { amount: "1.00", currency: "EUR", source: pot.id, destination: bank.id };
    // No single withdrawal is covered unless every filling before it was decided before it.
    const batch = await client.paymentIntents.createBatch({
      payment_intents: [
        ...Array.from({ length: FILLINGS }, () => fill),
        { ...empty, amount: `${FILLINGS - 300}.00` },
        ...Array.from({ length: 300 }, () => empty),
      ],
    });
    expect(batch.data).toHaveLength(FILLINGS + 301);
    await sql`update payment_intents set ring_at = now(), rings = ${ringsBefore} where status = 'pending'`;

    const bells: Extract<Bell, { queue: "post" }>[] = [];
    const signal = new AbortController().signal;
    const queue = {
      ring: async (bell: Bell) => {
        if (bell.queue === "post") bells.push(bell);
        return true;
      },
    };
    await ringLateIntents({ ...one, queue }, signal);
    expect(bells.length).toBeGreaterThan(1);
    // The last bell is heard first, and the others before that one is done.
    await Promise.all(
      bells.toReversed().map(async (bell, index) => {
        await delay(index);
        await (index % 2 === 0 ? one : another).answer(bell);
      }),
    );

    const undone = await sql`
      select failure_code from payment_intents
        where tenant_id = ${tenantId} and status <> 'succeeded'`;
    expect(undone).toEqual([]);
    expect((await client.accounts.get(pot.id)).balance.posted).toBe("0.00");
  }
  await one.close();
  await another.close();
});

test("an intent that a process has in hand is not rung again by it, until it has been late for long", async () => {
  const { client, sql } = stack;
  const tenantId = await tenantOf(sql, stack.apiKey);
  const [one, another] = [openWorker(), openWorker()];
  const bank = await client.accounts.create({ currency: "EUR", overdraft_limit: null });
  const pot = await client.accounts.create({ currency: "EUR" });
  const payment = { amount: "1.00", currency: "EUR", source: bank.id, destination: pot.id };
  const first = await client.paymentIntents.create(payment);
  const { id } = await client.paymentIntents.create(payment);
  /** Makes the second one late; answers how often it was late before. */
  async function makeLate(): Promise<number> {
    const [row] = await sql<{ rings: number }[]>`
      update payment_intents set ring_at = now()
        where id = ${toUuid(id as PaymentIntentId)} returning rings`;
    return row?.rings ?? expect.fail("it is gone");
  }
  /** What a worker's clock rings when the second one is late: it looks until it sees that. */
  async function ringWith(worker: typeof one): Promise<readonly string[]> {
    const before = await makeLate();
    const rung: string[] = [];
    const ring = async (bell: Bell) => {
      if (bell.queue === "post") rung.push(...bell.intentIds);
      return true;
    };
    // The row is held for a moment while it is found out that it has to wait, and passed over then.
    await expect
      .poll(async () => {
        await ringLateIntents({ ...worker, queue: { ring } }, new AbortController().signal);
        return makeLate();
      })
      .toBe(before + 1);
    return rung;
  }

  const letGo = await holdAccount(stack.database.url, pot.id);
  // The first one waits for the account, holding its own row, and the second one for the first.
  const answers = [one.answer({ tenantId, intentIds: [first.id] })];
  await expect.poll(() => countWaitingBatches(sql)).toBe(1);
  answers.push(one.answer({ tenantId, intentIds: [id] }));
  expect(await ringWith(another)).toEqual([id]);
  expect(await ringWith(one)).toEqual([]);
  expect(await ringWith(one)).toEqual([]);
  expect(await ringWith(one)).toEqual([id]);
  await letGo();
  await Promise.all(answers);
  expect((await client.paymentIntents.get(id)).status).toBe("succeeded");
  await one.close();
  await another.close();
});
