import { openQueue, type QueueConnection } from "@quittance/queue";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newPrefix, queueUrl } from "./queue-under-test.ts";

/** Long enough for what is to be counted within one window. */
const WINDOW_SECONDS = 5;

const errors: string[] = [];
let queues: QueueConnection[];

beforeAll(async () => {
  const open = (prefix: string) =>
    openQueue({
      url: queueUrl(),
      prefix,
      // Nothing here is about how fast a store answers.
      ringDeadlineMs: 10_000,
      onError: (error) => errors.push(error.message),
    });
  const prefix = newPrefix();
  queues = await Promise.all([open(prefix), open(prefix), open(newPrefix())]);
});
afterAll(() => Promise.all(queues.map((queue) => queue.close())));

test("what processes count under one name is one count, until its window is over", async () => {
  const [a, b, elsewhere] = queues.map((queue) =>
    queue.openCounter({ name: "visits", windowSeconds: WINDOW_SECONDS }),
  );
  const other = queues[0]?.openCounter({ name: "others", windowSeconds: WINDOW_SECONDS });

  expect(await a?.add("ada", 3)).toMatchObject({ total: 3 });
  const count = await b?.add("ada", 4);
  expect(count?.total).toBe(7);
  expect(count?.msLeft).toBeGreaterThan(0);
  expect(count?.msLeft).toBeLessThanOrEqual(WINDOW_SECONDS * 1_000);

  expect(await b?.add("bob", 1)).toMatchObject({ total: 1 });
  expect(await other?.add("ada", 1)).toMatchObject({ total: 1 });
  expect(await elsewhere?.add("ada", 1)).toMatchObject({ total: 1 });

  await expect
    .poll(async () => (await a?.add("ada", 1))?.total, { timeout: 20_000, interval: 500 })
    .toBe(1);
  expect(errors).toEqual([]);
});
