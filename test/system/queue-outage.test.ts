import { setTimeout as delay } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type CuttableProxy, openProxy } from "./cuttable-proxy.ts";
import { openTestQueue, type QueueUnderTest, queueUrl } from "./queue-under-test.ts";

/** Longer than a worker waits for one job, which is when workers of the past never came back. */
const OUTAGE_MS = 8_000;
/** What a bell is worth to those who ring it: here they are refused again and again. */
const RING_DEADLINE_MS = 1_000;
const RECOVERY = { timeout: 20_000, interval: 200 };

let proxy: CuttableProxy;
let queue: QueueUnderTest | undefined;

beforeEach(() => {
  queue = undefined;
});

afterEach(async () => {
  await queue?.close();
  await proxy.close();
});

/** Rings until the bell is heard. Each bell may be lost, but not all of them. */
async function hearsAgain(ringer: QueueUnderTest, jobsFinished: () => number): Promise<void> {
  const before = jobsFinished();
  await expect
    .poll(async () => (await ringer.ringRelay("t1"), jobsFinished() > before), RECOVERY)
    .toBe(true);
}

test("while the server is away bells are refused quickly, and afterwards all goes on by itself", async () => {
  proxy = await openProxy(queueUrl());
  queue = await openTestQueue({ url: proxy.url, ringDeadlineMs: RING_DEADLINE_MS });
  const relay = queue.consume("relay", async () => {}, { concurrency: 2 });
  const post = queue.consume("post", async () => {}, { concurrency: 2 });
  await hearsAgain(queue, relay.jobsFinished);
  await proxy.cut();
  await delay(OUTAGE_MS);
  expect(await queue.ringRelay("t1")).toBe(false);
  expect(await queue.ping()).toBe(false);
  expect(await queue.exportMetrics()).toContain('quittance_queue_up{queue="relay"} 0');
  await proxy.mend();
  await hearsAgain(queue, relay.jobsFinished);
  // Each queue has connections of its own, which come back when they do.
  const ringPost = () => queue?.ring({ queue: "post", tenantId: "t1", intentIds: ["pi_1"] });
  await expect
    .poll(async () => (await ringPost(), post.jobsFinished()), RECOVERY)
    .toBeGreaterThan(0);
  expect(queue.errors.length).toBeGreaterThan(0);
});

test("connections that break again and again do not wear a consumer out", async () => {
  proxy = await openProxy(queueUrl());
  queue = await openTestQueue({ url: proxy.url, ringDeadlineMs: RING_DEADLINE_MS });
  const consumer = queue.consume("relay", async () => {}, { concurrency: 2 });
  for (let round = 0; round < 5; round += 1) {
    await hearsAgain(queue, consumer.jobsFinished);
    await proxy.cut();
    await proxy.mend();
  }
  await hearsAgain(queue, consumer.jobsFinished);
});

test("a server that is frozen costs a bell its deadline, and after the thaw all goes on", async () => {
  proxy = await openProxy(queueUrl());
  queue = await openTestQueue({ url: proxy.url, ringDeadlineMs: RING_DEADLINE_MS });
  const consumer = queue.consume("relay", async () => {}, { concurrency: 2 });
  await hearsAgain(queue, consumer.jobsFinished);
  proxy.freeze();
  expect(await queue.ringRelay("t1")).toBe(false);
  await delay(OUTAGE_MS);
  expect(await queue.ringRelay("t1")).toBe(false);
  proxy.thaw();
  await hearsAgain(queue, consumer.jobsFinished);
});

test("a queue is opened although its server is away, and works as soon as the server is there", async () => {
  proxy = await openProxy(queueUrl(), { cutAtFirst: true });
  queue = await openTestQueue({ url: proxy.url, ringDeadlineMs: RING_DEADLINE_MS });
  const consumer = queue.consume("relay", async () => {}, { concurrency: 2 });
  expect(await queue.ringRelay("t1")).toBe(false);
  await delay(2_500);
  await proxy.mend();
  await hearsAgain(queue, consumer.jobsFinished);
});

test("a queue whose server is away is closed all the same", async () => {
  proxy = await openProxy(queueUrl());
  queue = await openTestQueue({ url: proxy.url, ringDeadlineMs: RING_DEADLINE_MS });
  const consumer = queue.consume("relay", async () => {}, { concurrency: 2 });
  await hearsAgain(queue, consumer.jobsFinished);
  await proxy.cut();
  await queue.close();
  expect(await queue.ringRelay("t1")).toBe(false);
});

test("a queue whose server is frozen is closed all the same", async () => {
  proxy = await openProxy(queueUrl());
  queue = await openTestQueue({ url: proxy.url, ringDeadlineMs: RING_DEADLINE_MS });
  const consumer = queue.consume("relay", async () => {}, { concurrency: 2 });
  await hearsAgain(queue, consumer.jobsFinished);
  proxy.freeze();
  await queue.close();
  expect(await queue.ringRelay("t1")).toBe(false);
});
