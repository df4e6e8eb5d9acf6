import { describe, expect, test } from "vitest";
import type { Bell } from "./queues.ts";
import { createRing, type RingOptions } from "./ring.ts";

const BELL: Bell = { queue: "post", tenantId: "t1", intentIds: ["pi_1"] };

function ringOver(options: Partial<RingOptions>) {
  const errors: string[] = [];
  const ring = createRing({
    isUp: () => true,
    add: async () => {},
    onError: (error) => errors.push(error.message),
    deadlineMs: 5,
    ...options,
  });
  return { ring, errors };
}

describe("ring", () => {
  test("a bell that the queue takes is true, one that it refuses is false and reported", async () => {
    expect(await ringOver({}).ring(BELL)).toBe(true);
    const refusing = ringOver({ add: () => Promise.reject(new Error("out of memory")) });
    expect(await refusing.ring(BELL)).toBe(false);
    expect(refusing.errors).toEqual(["out of memory"]);
  });

  test("an error that is thrown instead of rejected is no exception to the rule", async () => {
    const { ring } = ringOver({
      add: () => {
        throw new Error("no such queue");
      },
    });
    expect(await ring(BELL)).toBe(false);
  });

  test("a queue that does not answer costs the deadline and no more", async () => {
    const { ring } = ringOver({ add: () => new Promise(() => {}) });
    expect(await ring(BELL)).toBe(false);
  });

  test("a queue that is known to be gone is not asked", async () => {
    let asked = 0;
    const { ring } = ringOver({ isUp: () => false, add: async () => void (asked += 1) });
    expect(await ring(BELL)).toBe(false);
    expect(asked).toBe(0);
  });

  test("every job is tried once, kept never, and has an id of its own that BullMQ accepts", async () => {
    const seen: { jobId?: string | undefined }[] = [];
    const { ring } = ringOver({ add: async (_queue, _payload, job) => void seen.push(job) });
    await ring(BELL);
    await ring(BELL);
    for (const job of seen) {
      expect(job).toMatchObject({ attempts: 1, removeOnComplete: true, removeOnFail: true });
      expect(job.jobId).toMatch(/^(?!\d+$)[^:]+$/);
    }
    expect(new Set(seen.map(({ jobId }) => jobId)).size).toBe(2);
  });

  test("a queue that swallows bells is left alone until it answers again", async () => {
    const unanswered: (() => void)[] = [];
    const { ring } = ringOver({
      add: () => new Promise<void>((answer) => unanswered.push(answer)),
    });
    await Promise.all(Array.from({ length: 64 }, () => ring(BELL)));
    expect(await ring(BELL)).toBe(false);
    expect(unanswered).toHaveLength(64);
    for (const answer of unanswered) answer();
    await new Promise((resolve) => setImmediate(resolve));
    void ring(BELL);
    await new Promise((resolve) => setImmediate(resolve));
    expect(unanswered).toHaveLength(65);
  });
});
