import { expect, test } from "vitest";
import { busyTicks, readProcessorTime, ticksOfTree } from "./processor-time.ts";

test("waiting for the disk and for nothing is not work", () => {
  expect(busyTicks("cpu  100 10 20 9999 500 1 2 3 0 0\ncpu0 1 2 3 4")).toBe(136);
});

/** A line of /proc/<pid>/stat: what it used itself (user, system) and what its ended children did. */
const stat = (pid: number, name: string, parent: number, ...used: number[]) =>
  `${pid} (${name}) S ${parent} ${Array.from({ length: 9 }, () => 0).join(" ")} ${used.join(" ")} 20 0 1`;

test("a process answers for all below it, also for those that have ended, and for nobody else", () => {
  const lines = [
    stat(10, "bench", 1, 1, 2, 4, 8),
    stat(11, "odd) name (x", 10, 16, 32, 0, 0),
    stat(12, "backend", 11, 64, 0, 0, 0),
    stat(20, "somebody", 1, 1_000, 0, 0, 0),
  ];
  expect(ticksOfTree(lines, 10)).toBe(1 + 2 + 4 + 8 + 16 + 32 + 64);
});

test.runIf(process.platform === "linux")("our own time is a part of everybody's", () => {
  const { everybody, ours } = readProcessorTime() ?? { everybody: 0, ours: 0 };
  expect(ours).toBeGreaterThan(0);
  expect(everybody).toBeGreaterThan(ours);
});
