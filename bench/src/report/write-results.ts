import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type Measured, valuesOf } from "../measure/judge.ts";
import { medianOf } from "../measure/statistics.ts";
import type { BenchOptions } from "../options.ts";
import type { Machine } from "./describe-machine.ts";
import { drawReport } from "./draw-report.ts";
import { layOutFigures } from "./lay-out-figures.ts";
import { layOutRatios } from "./lay-out-ratios.ts";
import { toMarkdown } from "./table.ts";

/** A whole run. */
export interface BenchRun {
  readonly startedAt: Date;
  readonly machine: Machine;
  readonly options: BenchOptions;
  readonly results: readonly Measured[];
}

/** Prints the tables, and writes them beside everything that was measured and the drawn report. */
export function writeResults(folder: string, run: BenchRun): void {
  const { startedAt, machine, options, results } = run;
  const seconds = Math.round((Date.now() - startedAt.getTime()) / 1_000);
  const facts = {
    started: startedAt.toISOString(),
    took: `${seconds} s`,
    ...machine,
    "taken by others": describeOthers(results),
    ...(options.quick ? { quick: "yes: these numbers only show that everything works" } : {}),
    ...(options.profile ? { profiled: "yes: that costs, so the numbers are too low" } : {}),
  };
  const tables = [layOutRatios(results), layOutFigures(results)];
  const text = [
    ...Object.entries(facts).map(([name, value]) => `- ${name}: ${value}`),
    ...tables.flatMap((table) => ["", toMarkdown(table)]),
    "",
  ].join("\n");
  console.log(`\n${text}`);

  mkdirSync(folder, { recursive: true });
  const name = startedAt.toISOString().slice(0, 19).replaceAll(":", "");
  const write = (extension: string, content: string): void => {
    const file = path.join(folder, `${name}.${extension}`);
    writeFileSync(file, content);
    console.log(`Written: ${path.relative(process.cwd(), file)}`);
  };
  write("md", text);
  write("json", `${JSON.stringify({ facts, results }, null, 1)}\n`);
  write("html", drawReport(name, facts, tables, results));
}

/** What else ran on the machine meanwhile: with much of it, the numbers are of nothing in particular. */
function describeOthers(results: readonly Measured[]): string {
  const taken = results.flatMap((measured) => valuesOf(measured, "others"));
  if (taken.length === 0) return "unknown";
  const most = Math.max(...taken).toFixed(2);
  return `${medianOf(taken).toFixed(2)} processors in the median, ${most} at most`;
}
