import { afterEach, expect, test } from "vitest";
import { newPrefix, openTestQueue, type QueueUnderTest } from "./queue-under-test.ts";

const opened: QueueUnderTest[] = [];

afterEach(async () => {
  await Promise.all(opened.splice(0).map((queue) => queue.close()));
});

async function open(prefix?: string): Promise<QueueUnderTest> {
  const queue = await openTestQueue(prefix === undefined ? {} : { prefix });
  opened.push(queue);
  return queue;
}

test("each of the three bells reaches the handler of its own queue with its ids", async () => {
  const queue = await open();
  const heard: unknown[] = [];
  queue.consume("post", async (payload) => void heard.push(payload), { concurrency: 1 });
  queue.consume("relay", async (payload) => void heard.push(payload), { concurrency: 1 });
  queue.consume("deliver", async (payload) => void heard.push(payload), { concurrency: 1 });
  const taken = await Promise.all([
    queue.ring({ queue: "post", tenantId: "t1", intentIds: ["pi_1", "pi_2"] }),
    queue.ring({ queue: "relay", tenantId: "t2" }),
    queue.ring({ queue: "deliver", tenantId: "t3", deliveryIds: ["del_1"] }),
  ]);
  expect(taken).toEqual([true, true, true]);
  await expect.poll(() => heard.length, { timeout: 10_000 }).toBe(3);
  expect(heard).toEqual(
    expect.arrayContaining([
      { v: 1, tenantId: "t1", intentIds: ["pi_1", "pi_2"] },
      { v: 1, tenantId: "t2" },
      { v: 1, tenantId: "t3", deliveryIds: ["del_1"] },
    ]),
  );
});

test("what is rung before anybody listens is heard as soon as somebody does", async () => {
  const prefix = newPrefix();
  const ringer = await open(prefix);
  expect(await ringer.ringRelay("t1")).toBe(true);
  const listener = await open(prefix);
  const consumer = listener.consume("relay", async () => {}, { concurrency: 1 });
  await expect.poll(() => consumer.jobsFinished(), { timeout: 10_000 }).toBe(1);
});

test("jobs that ended leave nothing behind, and the same bell can be rung again", async () => {
  const queue = await open();
  const consumer = queue.consume(
    "relay",
    async ({ tenantId }) => {
      if (tenantId === "failing") throw new Error("no database");
    },
    { concurrency: 1 },
  );
  const bells = ["failing", "t1", "failing", "t1"];
  for (const [index, tenantId] of bells.entries()) {
    expect(await queue.ringRelay(tenantId)).toBe(true);
    await expect.poll(() => consumer.jobsFinished(), { timeout: 10_000 }).toBe(index + 1);
    await expect.poll(() => countJobs(queue), { timeout: 10_000 }).toBe(0);
  }
  expect(queue.errors).toEqual(["no database"]);
});

test("a job of another version is reported and does not stop the ones behind it", async () => {
  const queue = await open();
  const board = queue.boards().find(({ name }) => name.endsWith("relay"));
  await board?.add("relay", { v: 2, tenantId: "t1" });
  await queue.ringRelay("t2");
  const heard: string[] = [];
  queue.consume("relay", async ({ tenantId }) => void heard.push(tenantId), { concurrency: 1 });
  await expect.poll(() => heard, { timeout: 10_000 }).toEqual(["t2"]);
  expect(queue.errors.join()).toContain("payload of another version");
  await expect.poll(() => countJobs(queue), { timeout: 10_000 }).toBe(0);
});

test("closing a consumer waits for its running job and leaves the others to somebody else", async () => {
  const prefix = newPrefix();
  const first = await open(prefix);
  const started = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  const consumer = first.consume(
    "relay",
    async () => {
      started.resolve();
      await gate.promise;
    },
    { concurrency: 1 },
  );
  await first.ringRelay("t1");
  await first.ringRelay("t2");
  await started.promise;
  const closed = consumer.close();
  gate.resolve();
  await closed;
  expect(consumer.jobsFinished()).toBe(1);
  const second = await open(prefix);
  const other = second.consume("relay", async () => {}, { concurrency: 1 });
  await expect.poll(() => other.jobsFinished(), { timeout: 10_000 }).toBe(1);
});

test("a consumer that was restarted goes on, and no job is lost over it", async () => {
  const queue = await open();
  const consumer = queue.consume("relay", async () => {}, { concurrency: 2 });
  await queue.ringRelay("t1");
  await expect.poll(() => consumer.jobsFinished(), { timeout: 10_000 }).toBe(1);
  consumer.restart();
  for (let index = 0; index < 20; index += 1) await queue.ringRelay("t1");
  await expect.poll(() => consumer.jobsFinished(), { timeout: 20_000 }).toBe(21);
});

test("jobs that wait are counted in the exported metrics by queue and state", async () => {
  const queue = await open();
  await queue.ringRelay("t1");
  await queue.ringRelay("t2");
  const text = await queue.exportMetrics();
  expect(text).toContain('bullmq_job_count{queue="relay",state="waiting"} 2');
  expect(text).toContain('bullmq_job_count{queue="post",state="waiting"} 0');
  expect(text).toContain('quittance_queue_up{queue="deliver"} 1');
  expect(await queue.ping()).toBe(true);
});

test("a queue that is closed takes no bells and says so without an error", async () => {
  const queue = await openTestQueue();
  await queue.close();
  await queue.close();
  expect(await queue.ringRelay("t1")).toBe(false);
  expect(await queue.ping()).toBe(false);
});

async function countJobs(queue: QueueUnderTest): Promise<number> {
  const counts = await Promise.all(queue.boards().map((board) => board.getJobCounts()));
  return counts.flatMap((states) => Object.values(states)).reduce((sum, count) => sum + count, 0);
}
