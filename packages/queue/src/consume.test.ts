import { expect, test } from "vitest";
import type { OpenedWorker, ProcessJob } from "./backend.ts";
import { consumeQueue } from "./consume.ts";

/** A backend whose workers do nothing until told. */
function fakeBackend(options: { closes?: boolean } = {}) {
  const workers: { process: ProcessJob; endLoop(): void; isCut: boolean }[] = [];
  function createWorker(_queue: string, process: ProcessJob): OpenedWorker {
    const loop = Promise.withResolvers<void>();
    const worker = { process, endLoop: () => loop.resolve(), isCut: false };
    workers.push(worker);
    return {
      worker: {
        waitUntilReady: async () => {},
        run: () => loop.promise,
        close: () => (options.closes === false ? new Promise(() => {}) : Promise.resolve()),
        on: () => {},
      },
      async cut() {
        worker.isCut = true;
      },
    };
  }
  return { workers, backend: { createWorker } };
}

const PAYLOAD = { v: 1, tenantId: "t1" };

test("a handler gets the payload, and each job that ended is counted, well or not", async () => {
  const { workers, backend } = fakeBackend();
  const errors: string[] = [];
  const handled: unknown[] = [];
  const consumer = consumeQueue(
    backend,
    "relay",
    async (payload) => {
      handled.push(payload);
      if (handled.length === 2) throw new Error("no database");
    },
    { concurrency: 1, onError: (error) => errors.push(error.message) },
  );
  await workers[0]?.process({ id: "a", data: PAYLOAD });
  await expect(workers[0]?.process({ id: "b", data: PAYLOAD })).rejects.toThrow("no database");
  expect(handled).toEqual([PAYLOAD, PAYLOAD]);
  expect(consumer.jobsFinished()).toBe(2);
  expect(errors).toEqual(["no database"]);
  await consumer.close();
});

test("a job of another version is reported and left to be rung again, never handled", async () => {
  const { workers, backend } = fakeBackend();
  const errors: string[] = [];
  const consumer = consumeQueue(backend, "relay", () => Promise.reject(new Error("handled")), {
    concurrency: 1,
    onError: (error) => errors.push(error.message),
  });
  await workers[0]?.process({ id: "a", data: { ...PAYLOAD, v: 2 } });
  expect(errors).toEqual(["queue relay: job a has a payload of another version; left out"]);
  await consumer.close();
});

test("a worker whose loop ends although nobody asked is replaced and let go of", async () => {
  const { workers, backend } = fakeBackend();
  const consumer = consumeQueue(backend, "relay", async () => {}, {
    concurrency: 1,
    onError: () => {},
  });
  workers[0]?.endLoop();
  await expect.poll(() => workers.length, { timeout: 5_000 }).toBe(2);
  expect(workers[0]?.isCut).toBe(true);
  await consumer.close();
  expect(workers).toHaveLength(2);
});

test("restart consumes over a new worker and lets the running job of the old one end", async () => {
  const { workers, backend } = fakeBackend({ closes: false });
  const gate = Promise.withResolvers<void>();
  const consumer = consumeQueue(backend, "relay", () => gate.promise, {
    concurrency: 1,
    onError: () => {},
  });
  const job = workers[0]?.process({ id: "a", data: PAYLOAD });
  consumer.restart();
  await expect.poll(() => workers.length, { timeout: 5_000 }).toBe(2);
  expect(workers[0]?.isCut).toBe(false);
  gate.resolve();
  await job;
  await expect.poll(() => workers[0]?.isCut, { timeout: 5_000 }).toBe(true);
  await consumer.close();
});

test("closing ends although a job never does and the worker does not let go", async () => {
  const { workers, backend } = fakeBackend({ closes: false });
  const consumer = consumeQueue(backend, "relay", () => new Promise(() => {}), {
    concurrency: 1,
    closeTimeoutMs: 50,
    onError: () => {},
  });
  void workers[0]?.process({ id: "a", data: PAYLOAD });
  await consumer.close();
  expect(workers[0]?.isCut).toBe(true);
  expect(consumer.jobsRunning()).toBe(1);
});
