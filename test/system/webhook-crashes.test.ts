import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { nodeEnvironment } from "../../local/src/index.ts";
import { type Stack, startStack } from "../harness/start-stack.ts";
import { queueUrl } from "./queue-under-test.ts";
import { startReceiver, type WebhookReceiver } from "./webhook-receiver.ts";

const WORKER = fileURLToPath(new URL("../../services/worker/src/main.ts", import.meta.url));
const ACCOUNTS = 60;

let stack: Stack;
let receiver: WebhookReceiver;
const workers = new Set<ChildProcess>();

beforeAll(async () => {
  stack = await startStack({ worker: null });
  // Slow enough that a worker that is killed has something in its hands.
  receiver = await startReceiver((response) => {
    setTimeout(() => response.end("ok"), 50);
  });
});

afterAll(async () => {
  await Promise.all([...workers].map(kill));
  await receiver.close();
  await stack.close();
});

/** A process of its own that relays and delivers, so that it can be killed. */
function startWorkerProcess(): ChildProcess {
  const worker = spawn(process.execPath, [WORKER], {
    env: {
      ...nodeEnvironment(),
      DATABASE_URL: stack.database.url,
      QUEUE_URL: queueUrl(),
      WORKER_ROLES: "relay,deliver",
      WEBHOOK_ALLOWED_NETWORKS: "127.0.0.0/8",
      WEBHOOK_SECRET_KEYS: stack.secretKeys,
      METRICS_PORT: "0",
      LOG_LEVEL: "silent",
    },
    stdio: "ignore",
  });
  workers.add(worker);
  return worker;
}

async function kill(worker: ChildProcess): Promise<void> {
  workers.delete(worker);
  if (worker.exitCode !== null || worker.signalCode !== null) return;
  worker.kill("SIGKILL");
  await once(worker, "exit");
}

async function countSucceeded(): Promise<number> {
  const [row] = await stack.sql<{ n: number }[]>`
    select count(*)::integer as n from deliveries where status = 'succeeded'`;
  return row?.n ?? -1;
}

test("a worker that is asked to stop breaks off what hangs, writes that down and ends in good order", async () => {
  const silent = await startReceiver(() => {});
  const endpoint = await stack.client.webhookEndpoints.create({ url: silent.url });
  await stack.client.accounts.create({ currency: "USD" });
  const worker = startWorkerProcess();
  await silent.waitFor(1);
  worker.kill("SIGTERM");
  expect(await once(worker, "exit")).toEqual([0, null]);
  workers.delete(worker);
  const { data } = await stack.client.webhookEndpoints.deliveries(endpoint.id);
  const delivery = await stack.client.webhookDeliveries.get(data[0]?.id ?? "");
  expect(delivery).toMatchObject({
    status: "pending",
    attempts: [{ number: 1, outcome: "failed", error: "interrupted" }],
  });
  await stack.client.webhookEndpoints.delete(endpoint.id);
  await silent.close();
});

test("every event arrives at least once, whenever the processes that relay and deliver it are killed", async () => {
  const { created_at: startedAt } = await stack.client.webhookEndpoints.create({
    url: receiver.url,
    // The dead hold their calls for a while; here nobody waits for that.
    max_in_flight: 64,
  });
  const opening = Promise.all(
    Array.from({ length: ACCOUNTS }, async (_, n) => {
      await delay(n * 50);
      await stack.client.accounts.create({ currency: "USD" });
    }),
  );
  // Each is killed as soon as something of its own has arrived: in the middle of its work.
  for (let round = 0; round < 3; round += 1) {
    const before = receiver.received.length;
    const worker = startWorkerProcess();
    await receiver.waitFor(before + 1);
    await kill(worker);
  }
  await opening;
  expect(await countSucceeded()).toBeLessThan(ACCOUNTS);

  // Their leases run out; here nobody waits for that.
  await stack.sql`update deliveries set leased_until = now() where lease is not null`;
  startWorkerProcess();
  await vi.waitFor(
    async () => {
      expect(await countSucceeded()).toBe(ACCOUNTS);
    },
    { timeout: 25_000, interval: 100 },
  );
  const events = await stack.sql<
    { body: string }[]
  >`select body from events where created_at > ${startedAt}`;
  const arrived = new Map(receiver.received.map(({ id, body }) => [id, body]));
  expect(events).toHaveLength(ACCOUNTS);
  expect([...arrived.values()].sort()).toEqual(events.map(({ body }) => body).sort());
  expect(await stack.sql`select from outbox`).toHaveLength(0);
});
