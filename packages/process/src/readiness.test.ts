import { expect, test } from "vitest";
import { createReadiness } from "./readiness.ts";

test("a process is ready when every dependency answers, and says which one does not", async () => {
  let queueAnswers = false;
  const gate = createReadiness({
    checks: {
      postgresql: async () => true,
      queue: async () => queueAnswers,
      migrations: () => {
        throw new Error("no table");
      },
    },
  });
  expect(await gate.isReady()).toEqual({ ready: false, missing: ["queue", "migrations"] });
  queueAnswers = true;
  expect(await gate.isReady()).toEqual({ ready: false, missing: ["migrations"] });
});

test("a dependency that hangs counts as missing after the timeout", async () => {
  const gate = createReadiness({
    checks: { queue: () => new Promise(() => {}) },
    checkTimeoutMs: 5,
  });
  expect(await gate.isReady()).toEqual({ ready: false, missing: ["queue"] });
});

test("a draining process is not ready although nothing is missing", async () => {
  const gate = createReadiness({ checks: { postgresql: async () => true } });
  expect(await gate.isReady()).toEqual({ ready: true });
  gate.startDraining();
  expect(await gate.isReady()).toEqual({ ready: false, missing: ["draining"] });
});
