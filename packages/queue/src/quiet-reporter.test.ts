import { expect, test } from "vitest";
import { quietReporter } from "./quiet-reporter.ts";

test("the same message is reported once in ten seconds, another one at once", () => {
  const reported: string[] = [];
  let now = 0;
  const report = quietReporter(
    (error) => reported.push(`${now} ${error.message}`),
    () => now,
  );
  for (const time of [0, 1, 9_999, 10_000, 10_001]) {
    now = time;
    report(new Error("refused"));
  }
  report(new Error("reset"));
  expect(reported).toEqual(["0 refused", "10000 refused", "10001 reset"]);
});

test("messages that are all different do not pile up in memory, and all are reported", () => {
  const reported = new Set<string>();
  const report = quietReporter((error) => reported.add(error.message));
  for (let index = 0; index < 1_000; index += 1) report(new Error(`error ${index}`));
  expect(reported.size).toBe(1_000);
});
