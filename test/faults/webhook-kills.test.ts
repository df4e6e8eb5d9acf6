import { setTimeout as delay } from "node:timers/promises";
import { toId } from "@quittance/db";
import { afterEach, expect, test, vi } from "vitest";
import { findFreePort } from "../../local/src/index.ts";
import { startDnsServer } from "../harness/dns-server.ts";
import { type KeptProcess, keepProcess } from "../harness/keep-process.ts";
import { type Stack, startStack } from "../harness/start-stack.ts";
import { type Animal, openZoo, type Zoo } from "../harness/zoo.ts";
import { openProxy } from "../system/cuttable-proxy.ts";
import { queueUrl } from "../system/queue-under-test.ts";

const EVENTS = 6;
const TEST_MS_MAX = 90_000;

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

interface Scene {
  readonly stack: Stack;
  readonly zoo: Zoo;
  readonly receiver: Animal;
  /** A worker that relays and delivers, to be killed. It is not started again. */
  startWorker(environment?: Record<string, string>): Promise<KeptProcess>;
  happen(): Promise<void>;
  /** Lets the leases of the dead run out. */
  forgetTheDead(): Promise<void>;
  /** Waits until every event was delivered. */
  untilAllDelivered(): Promise<void>;
}

/** An instance without a worker, and a receiver that answers as it is told. */
async function openScene(answer: Parameters<Zoo["http"]>[0], url?: string): Promise<Scene> {
  const stack = await startStack({ worker: null });
  cleanups.push(() => stack.close());
  const zoo = openZoo();
  cleanups.push(() => zoo.close());
  const receiver = await zoo.http(answer);
  await stack.client.webhookEndpoints.create({ url: url ?? receiver.url, max_in_flight: 64 });
  return {
    stack,
    zoo,
    receiver,
    async startWorker(environment = {}) {
      const worker = keepProcess({
        name: "worker",
        script: "services/worker/src/main.ts",
        metricsPort: await findFreePort(),
        environment: {
          DATABASE_URL: stack.database.url,
          QUEUE_URL: queueUrl(),
          WORKER_ROLES: "relay,deliver",
          WEBHOOK_ALLOWED_NETWORKS: "127.0.0.0/8",
          WEBHOOK_SECRET_KEYS: stack.secretKeys,
          LOG_LEVEL: "silent",
          ...environment,
        },
      });
      cleanups.push(() => worker.stop());
      await worker.ready();
      return worker;
    },
    async happen() {
      for (let n = 0; n < EVENTS; n += 1) await stack.client.accounts.create({ currency: "USD" });
    },
    async forgetTheDead() {
      await stack.sql`update deliveries set leased_until = now() where lease is not null`;
    },
    async untilAllDelivered() {
      await vi.waitFor(
        async () => {
          const [row] = await stack.sql<{ n: number }[]>`
            select count(*)::integer as n from deliveries where status = 'succeeded'`;
          expect(row?.n).toBe(EVENTS);
        },
        { timeout: 30_000, interval: 100 },
      );
      // Not as they are listed: a list waits for older transactions, of other tests too.
      const events = await stack.sql<{ id: string }[]>`select id from events`;
      expect(new Set(receiver.ids())).toEqual(new Set(events.map(({ id }) => toId("evt", id))));
      expect(await stack.sql`select from outbox`).toHaveLength(0);
    },
  };
}

/** Keeps others from writing into a table until it is let go. */
async function hold(stack: Stack, table: "deliveries" | "attempts" | "outbox") {
  const owner = await stack.sql.reserve();
  await owner.unsafe("begin");
  await owner.unsafe(`lock table ${table} in share row exclusive mode`);
  return async () => {
    await owner.unsafe("rollback");
    owner.release();
  };
}

/** Waits until a worker waits for a lock that is held. */
const untilSomebodyWaits = (stack: Stack) =>
  vi.waitFor(
    async () => {
      const rows = await stack.sql`
        select from pg_stat_activity
          where application_name like 'quittance-worker%' and wait_event_type = 'Lock'
            and datname = current_database()`;
      expect(rows.length).toBeGreaterThan(0);
    },
    { timeout: 20_000, interval: 20 },
  );

const count = async (stack: Stack, table: string): Promise<number> =>
  (await stack.sql`select from ${stack.sql(table)}`).length;

test(
  "killed before a relay has begun: the events stay in the outbox",
  async () => {
    const scene = await openScene((_, response) => response.end());
    const worker = await scene.startWorker();
    await worker.stop();
    await scene.happen();
    expect(await count(scene.stack, "outbox")).toBe(EVENTS);
    await scene.startWorker();
    await scene.untilAllDelivered();
    expect(scene.receiver.ids()).toHaveLength(EVENTS);
  },
  TEST_MS_MAX,
);

test(
  "killed while it relays: what was taken out of the outbox is there again, and no delivery is there twice",
  async () => {
    const scene = await openScene((_, response) => response.end());
    await scene.happen();
    const release = await hold(scene.stack, "deliveries");
    const worker = await scene.startWorker();
    await untilSomebodyWaits(scene.stack);
    await worker.stop();
    await release();
    expect(await count(scene.stack, "outbox")).toBe(EVENTS);
    expect(await count(scene.stack, "deliveries")).toBe(0);
    await scene.startWorker();
    await scene.untilAllDelivered();
    expect(scene.receiver.ids()).toHaveLength(EVENTS);
  },
  TEST_MS_MAX,
);

test(
  "killed after it relayed and before it rang: deliveries are found without the bell",
  async () => {
    const scene = await openScene((_, response) => response.end());
    await scene.happen();
    // A queue that takes no bell: what is relayed is told to nobody.
    const queue = await openProxy(queueUrl(), { cutAtFirst: true });
    cleanups.push(() => queue.close());
    const relay = await scene.startWorker({ WORKER_ROLES: "relay", QUEUE_URL: queue.url });
    await vi.waitFor(async () => expect(await count(scene.stack, "deliveries")).toBe(EVENTS), {
      timeout: 20_000,
    });
    await relay.stop();
    await scene.startWorker();
    await scene.untilAllDelivered();
  },
  TEST_MS_MAX,
);

test(
  "killed after it claimed and before it sent: it did not know the address yet",
  async () => {
    const dns = await startDnsServer({ "receiver.example.com": [null] });
    cleanups.push(() => dns.close());
    const scene = await openScene((_, response) => response.end(), "https://receiver.example.com/");
    await scene.happen();
    const worker = await scene.startWorker({ WEBHOOK_DNS_SERVERS: dns.address });
    await vi.waitFor(() => expect(dns.asked("receiver.example.com")).toBeGreaterThan(0), {
      timeout: 20_000,
    });
    await worker.stop();
    expect(await count(scene.stack, "attempts")).toBe(0);
    expect(scene.receiver.connections()).toBe(0);
    const [endpoint] = (await scene.stack.client.webhookEndpoints.list()).data;
    await scene.stack.client.webhookEndpoints.update(endpoint?.id ?? "", {
      url: scene.receiver.url,
    });
    await scene.forgetTheDead();
    await scene.startWorker();
    await scene.untilAllDelivered();
  },
  TEST_MS_MAX,
);

test(
  "killed after it sent and before it was answered: it is sent again, under the same id",
  async () => {
    let answers = false;
    const scene = await openScene((_, response) => {
      if (answers) response.end();
    });
    await scene.happen();
    const worker = await scene.startWorker();
    await vi.waitFor(() => expect(scene.receiver.ids().length).toBeGreaterThan(0), {
      timeout: 20_000,
    });
    await worker.stop();
    expect(await count(scene.stack, "attempts")).toBe(0);
    const before = scene.receiver.ids().length;
    answers = true;
    await scene.forgetTheDead();
    await scene.startWorker();
    await scene.untilAllDelivered();
    expect(scene.receiver.ids()).toHaveLength(before + EVENTS);
  },
  TEST_MS_MAX,
);

test(
  "killed after it was answered and before it wrote that down: it is sent again, under the same id",
  async () => {
    const scene = await openScene((_, response) => response.end());
    await scene.happen();
    const release = await hold(scene.stack, "attempts");
    const worker = await scene.startWorker();
    await untilSomebodyWaits(scene.stack);
    // A clock that only measures may be the first to wait.
    await expect.poll(() => scene.receiver.ids().length).toBeGreaterThan(0);
    await worker.stop();
    await release();
    expect(await count(scene.stack, "attempts")).toBe(0);
    const before = scene.receiver.ids().length;
    expect(before).toBeGreaterThan(0);
    await scene.forgetTheDead();
    await scene.startWorker();
    await scene.untilAllDelivered();
    expect(scene.receiver.ids().length).toBeGreaterThan(EVENTS);
  },
  TEST_MS_MAX,
);

test(
  "killed after it wrote that down: nothing is sent again",
  async () => {
    const scene = await openScene((_, response) => response.end());
    await scene.happen();
    const worker = await scene.startWorker();
    await scene.untilAllDelivered();
    await worker.stop();
    await scene.startWorker();
    await delay(2_500);
    expect(scene.receiver.ids()).toHaveLength(EVENTS);
  },
  TEST_MS_MAX,
);

test(
  "killed while it begins deliveries anew: the task goes on where it was, and begins none twice",
  async () => {
    const scene = await openScene((_, response) => response.end());
    await scene.happen();
    const first = await scene.startWorker();
    await scene.untilAllDelivered();
    await first.stop();
    const [endpoint] = (await scene.stack.client.webhookEndpoints.list()).data;
    const task = await scene.stack.client.webhookEndpoints.replay(endpoint?.id ?? "", {
      since: "2026-01-01T00:00:00Z",
    });
    const release = await hold(scene.stack, "deliveries");
    const worker = await scene.startWorker();
    await untilSomebodyWaits(scene.stack);
    await worker.stop();
    await release();
    await scene.startWorker();
    await vi.waitFor(
      async () => {
        expect(await scene.stack.client.webhookTasks.get(task.id)).toMatchObject({
          status: "finished",
          total: EVENTS,
          begun: EVENTS,
          succeeded: EVENTS,
        });
      },
      { timeout: 20_000, interval: 100 },
    );
    expect(scene.receiver.ids()).toHaveLength(2 * EVENTS);
  },
  TEST_MS_MAX,
);
