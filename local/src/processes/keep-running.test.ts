import { expect, it } from "vitest";
import { keepRunning } from "./keep-running.ts";

/** A process that ends after each of `livesMs`, and then is told to stop. */
function supervise(livesMs: readonly number[], ending = "exit code 1") {
  const stop = new AbortController();
  const reports: string[] = [];
  let clockMs = 0;
  let runs = 0;
  const life = keepRunning({
    name: "worker",
    report: (line) => reports.push(line),
    lastWords: () => "out of luck",
    now: () => clockMs,
    sleepMs: async (ms) => {
      clockMs += ms;
    },
    runOnce: async () => {
      const livedMs = livesMs[runs];
      runs += 1;
      if (livedMs === undefined) stop.abort();
      clockMs += livedMs ?? 0;
      return ending;
    },
  });
  return { finished: life.run(stop.signal), reports, runs: () => runs };
}

it("a process that ends is started again, later and later", async () => {
  const { finished, reports } = supervise([0, 0, 0]);
  await finished;
  expect(reports).toEqual([
    "worker ended (exit code 1); starting it again in 0.2 s.",
    "worker ended (exit code 1); starting it again in 0.4 s.",
    "worker ended (exit code 1); starting it again in 0.8 s.",
  ]);
});

it("five ends within 30 seconds are given up, with the last words of the process", async () => {
  const { finished, runs } = supervise([0, 0, 0, 0, 0, 0, 0]);
  await expect(finished).rejects.toThrow(/ended 5 times within 30 s .*\nout of luck/);
  expect(runs()).toBe(5);
});

it("a process that says that its settings are wrong is not started again", async () => {
  const { finished, runs } = supervise([0, 0, 0], "exit code 78");
  await expect(finished).rejects.toThrow("worker can not run as it is set:\nout of luck");
  expect(runs()).toBe(1);
});

it("a process that ends now and then is started again for ever, after the shortest delay", async () => {
  const { finished, reports } = supervise(Array.from({ length: 20 }, () => 60_000));
  await finished;
  expect(reports).toHaveLength(20);
  expect(new Set(reports)).toEqual(
    new Set(["worker ended (exit code 1); starting it again in 0.2 s."]),
  );
});

it("a process that is killed again and again is started again each time", async () => {
  const { finished, runs } = supervise(
    Array.from({ length: 12 }, () => 0),
    "SIGKILL",
  );
  await finished;
  expect(runs()).toBe(13);
});
