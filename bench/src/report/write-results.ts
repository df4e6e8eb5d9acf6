import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Measured } from "../measure/judge.ts";
import type { BenchOptions } from "../options.ts";
import type { Machine } from "./describe-machine.ts";
import { drawReport } from "./draw-report.ts";
import { layOutTable, toMarkdown } from "./lay-out-table.ts";

/** A whole run. */
export interface BenchRun {
  readonly startedAt: Date;
  readonly machine: Machine;
  readonly options: BenchOptions;
  readonly results: readonly Measured[];
}

/** Prints the table, and writes it beside everything that was measured and the drawn report. */
export function writeResults(folder: string, run: BenchRun): void {
  const { startedAt, machine, options, results } = run;
  const seconds = Math.round((Date.now() - startedAt.getTime()) / 1_000);
  const facts = {
    started: startedAt.toISOString(),
    took: `${seconds} s`,
    ...machine,
    ...(options.quick ? { quick: "yes: these numbers only show that everything works" } : {}),
    ...(options.profile ? { profiled: "yes: that costs, so the numbers are too low" } : {}),
  };
  const table = layOutTable(results);
  const text = [
    ...Object.entries(facts).map(([name, value]) => `- ${name}: ${value}`),
    "",
    toMarkdown(table),
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
  write("html", drawReport(name, facts, table, results));
}
