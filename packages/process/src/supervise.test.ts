import { expect, test } from "vitest";
import { createLog } from "./log.ts";
import { sleep } from "./sleep.ts";
import { every, type Role, superviseRoles } from "./supervise.ts";

const log = createLog({ name: "test", level: "silent" });
const QUICK = { log, restartDelayMsMin: 1, restartDelayMsMax: 4 };

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve()));
}

test("a role that throws runs again while the others go on undisturbed", async () => {
  let failures = 0;
  let steadyRuns = 0;
  const recovered = Promise.withResolvers<void>();
  const roles: Role[] = [
    {
      name: "failing",
      async run(signal) {
        failures += 1;
        if (failures < 4) throw new Error("no database");
        recovered.resolve();
        await untilAborted(signal);
      },
    },
    {
      name: "steady",
      async run(signal) {
        steadyRuns += 1;
        await untilAborted(signal);
      },
    },
  ];
  const supervisor = superviseRoles(roles, QUICK);
  supervisor.start();
  await recovered.promise;
  await supervisor.stop();
  expect(steadyRuns).toBe(1);
});

test("stop waits until every role has finished what it was doing", async () => {
  let finished = false;
  const role: Role = {
    name: "thorough",
    async run(signal) {
      await untilAborted(signal);
      await sleep(20);
      finished = true;
    },
  };
  const supervisor = superviseRoles([role], QUICK);
  supervisor.start();
  await Promise.all([supervisor.stop(), supervisor.stop()]);
  expect(finished).toBe(true);
});

test("stop ends the wait of a role that is about to run again", async () => {
  let runs = 0;
  const role: Role = {
    name: "failing",
    async run() {
      runs += 1;
      throw new Error("always");
    },
  };
  const supervisor = superviseRoles([role], { log, restartDelayMsMin: 60_000 });
  supervisor.start();
  await supervisor.stop();
  expect(runs).toBe(1);
});

test("a supervisor that was stopped before it was started starts nothing", async () => {
  let runs = 0;
  const supervisor = superviseRoles([{ name: "any", run: async () => void (runs += 1) }], QUICK);
  await supervisor.stop();
  supervisor.start();
  await supervisor.stop();
  expect(runs).toBe(0);
});

test("starting twice runs each role once", async () => {
  let runs = 0;
  const supervisor = superviseRoles([{ name: "any", run: async () => void (runs += 1) }], QUICK);
  supervisor.start();
  supervisor.start();
  await supervisor.stop();
  expect(runs).toBe(1);
});

test("a repeated task never overlaps itself and stops with its role", async () => {
  let inFlight = 0;
  let runs = 0;
  const enough = Promise.withResolvers<void>();
  const role = every(1, "tick", async () => {
    inFlight += 1;
    expect(inFlight).toBe(1);
    await sleep(3);
    inFlight -= 1;
    runs += 1;
    if (runs === 3) enough.resolve();
  });
  const supervisor = superviseRoles([role], QUICK);
  supervisor.start();
  await enough.promise;
  await supervisor.stop();
  const runsAtStop = runs;
  await sleep(10);
  expect(runs).toBe(runsAtStop);
});
