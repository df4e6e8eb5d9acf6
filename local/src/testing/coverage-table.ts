import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

const share = z.object({ total: z.number(), covered: z.number() });
const summary = z.record(z.string(), z.object({ lines: share, branches: share }));

type Share = z.output<typeof share>;
type Row = { readonly name: string; readonly lines: Share; readonly branches: Share };

/**
 * Line and branch coverage of every package and service as a table, from the json-summary report.
 * `root` is the folder that the report's absolute paths lie in.
 */
export function coverageTable(summaryFile: string, root: string): string {
  const files = summary.parse(JSON.parse(readFileSync(summaryFile, "utf8")));
  const rows = new Map<string, Row>();
  for (const [file, { lines, branches }] of Object.entries(files)) {
    const name = file === "total" ? "all" : packageOf(path.relative(root, file));
    const row = rows.get(name) ?? { name, lines: none, branches: none };
    rows.set(name, { name, lines: add(row.lines, lines), branches: add(row.branches, branches) });
  }
  const all = rows.get("all");
  rows.delete("all");
  const sorted = [...rows.values()].sort((a, b) => a.name.localeCompare(b.name));
  const width = Math.max(8, ...sorted.map((row) => row.name.length));
  const print = ({ name, lines, branches }: Row): string =>
    `${name.padEnd(width)}  ${percent(lines, 7)}  ${percent(branches, 8)}`;
  return [
    `${"".padEnd(width)}    lines  branches`,
    ...sorted.map(print),
    ...(all === undefined ? [] : [print(all)]),
  ].join("\n");
}

const none: Share = { total: 0, covered: 0 };

const add = (a: Share, b: Share): Share => ({
  total: a.total + b.total,
  covered: a.covered + b.covered,
});

const packageOf = (file: string): string => file.split(path.sep).slice(0, 2).join("/");

function percent({ total, covered }: Share, width: number): string {
  const text = total === 0 ? "–" : `${((covered / total) * 100).toFixed(1)} %`;
  return text.padStart(width);
}
