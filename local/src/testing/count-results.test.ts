import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { countResults, summaryLine } from "./count-results.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "quittance-results-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it("passed, failed and skipped are those of all files, to-dos are skipped", () => {
  const file = path.join(folder, "results.json");
  writeFileSync(
    file,
    JSON.stringify({
      numPassedTests: 40,
      numFailedTests: 1,
      numPendingTests: 2,
      numTodoTests: 3,
      testResults: [{ status: "failed", assertionResults: [{}] }],
    }),
  );
  expect(summaryLine(countResults(file))).toBe("40 passed, 1 failed, 5 skipped");
});

it("a file that could not be loaded is one failure", () => {
  const file = path.join(folder, "results.json");
  writeFileSync(
    file,
    JSON.stringify({
      numPassedTests: 0,
      numFailedTests: 0,
      numPendingTests: 0,
      numTodoTests: 0,
      testResults: [{ status: "failed", assertionResults: [] }],
    }),
  );
  expect(countResults(file).failed).toBe(1);
});

it("a run that left no report has failed", () => {
  expect(countResults(path.join(folder, "nothing.json"))).toEqual({
    passed: 0,
    failed: 1,
    skipped: 0,
  });
});
