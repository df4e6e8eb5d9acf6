import type { Course, Line } from "../measure/course.ts";
import type { Measured } from "../measure/judge.ts";
import { drawBars, drawLines } from "./line-chart.ts";
import type { Table } from "./table.ts";

const STYLE = `
  body { font: 14px/1.45 sans-serif; margin: 2rem auto; max-width: 1180px; padding: 0 1rem; color: #222 }
  table { border-collapse: collapse } td, th { padding: 3px 10px; border-bottom: 1px solid #ddd; text-align: left }
  td:nth-child(n+2) { font-variant-numeric: tabular-nums } .missed { color: #b23a48; font-weight: bold }
  .met { color: #0b6e4f } .charts { display: grid; grid-template-columns: 1fr 1fr; gap: 8px } svg { width: 100% }`;

/** One HTML file that needs nothing else: facts, the tables, and figures of the last repetition of each. */
export function drawReport(
  name: string,
  facts: Readonly<Record<string, string>>,
  tables: readonly Table[],
  results: readonly Measured[],
): string {
  const factRows = Object.entries(facts).map(([fact, value]) => row("td", [fact, value]));
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Quittance, bench of ${escape(name)}</title><style>${STYLE}</style>
<h1>Quittance, bench of ${escape(name)}</h1>
<table>${factRows.join("")}</table>
<h2>Results</h2>
${tables.map(({ head, rows }) => `<table>${row("th", head)}${rows.map((cells) => row("td", cells)).join("\n")}</table>`).join("<br>")}
${results.map(drawMeasured).join("\n")}
</html>
`;
}

function drawMeasured({ title, samples }: Measured): string {
  const course = samples.findLast((sample) => sample.course !== undefined)?.course;
  if (course === undefined) return "";
  const charts = [
    drawFigure(course, "throughput", "Throughput", "per second"),
    drawFigure(course, "latency", "Latency", "ms"),
    drawFigure(course, "memory", "Memory", "MB"),
    ...(course.batchSizes.length === 0 ? [] : [drawBars("Batch sizes", course.batchSizes)]),
  ];
  return `<h2>${escape(title)}</h2><div class="charts">${charts.join("")}</div>`;
}

function drawFigure(
  { lines, bucketMs }: Course,
  figure: Line["figure"],
  title: string,
  unit: string,
): string {
  const own = lines.filter((line) => line.figure === figure);
  if (own.length === 0) return "";
  return drawLines({ title, unit, step: bucketMs / 1_000, stepUnit: "s", lines: own });
}

function row(cell: "td" | "th", cells: readonly string[]): string {
  const verdict = { met: "met", "NOT MET": "missed" }[cells.at(-1) ?? ""];
  const kind = verdict === undefined ? "" : ` class="${verdict}"`;
  return `<tr${kind}>${cells.map((text) => `<${cell}>${escape(text)}</${cell}>`).join("")}</tr>`;
}

const escape = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
