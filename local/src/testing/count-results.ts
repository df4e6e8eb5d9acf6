import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";

/** How many tests had which end. */
export type TestCounts = {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
};

const report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

/**
 * Reads vitest's JSON report. A file that could not be loaded has no tests and still failed: it counts as
 * one failed test, and so does a run that left no report at all.
 */
export function countResults(reportFile: string): TestCounts {
  if (!existsSync(reportFile)) return { passed: 0, failed: 1, skipped: 0 };
  const read = report.parse(JSON.parse(readFileSync(reportFile, "utf8")));
  const brokenFiles = read.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.length === 0,
  );
  return {
    passed: read.numPassedTests,
    failed: read.numFailedTests + brokenFiles.length,
    skipped: read.numPendingTests + read.numTodoTests,
  };
}

/** The line that every test run ends with. */
export function summaryLine({ passed, failed, skipped }: TestCounts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
