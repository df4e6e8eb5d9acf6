import { FIGURES, type FigureName, formatFigure } from "../measure/figures.ts";
import { judge, type Measured, mediansOf, type Verdict, valuesOf } from "../measure/judge.ts";
import { TARGETS } from "../measure/targets.ts";

/** The one table of a run: first what has a target, then everything that was measured. */
export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const HEAD = ["what", "measured", "to", "ratio", "target", ""];

/** Lays out medians, with the least and the most of the repetitions, and the ratios that matter. */
export function layOutTable(results: readonly Measured[]): Table {
  return {
    head: HEAD,
    rows: [
      ...judge(TARGETS, results).map(verdictRow),
      ...results.flatMap((measured) => figureRows(measured)),
    ],
  };
}

function verdictRow({ target, value, reference, ratio, isMet }: Verdict): readonly string[] {
  return [
    target.title,
    withUnit(target.of.figure, value),
    withUnit(target.to.figure, reference),
    ratio.toFixed(2),
    `${target.bound} ${target.limit}`,
    isMet ? "met" : "NOT MET",
  ];
}

function figureRows(measured: Measured): readonly (readonly string[])[] {
  const medians = mediansOf(measured);
  return figureNames().flatMap((name) => {
    const median = medians[name];
    if (median === undefined) return [];
    const range = rangeOf(name, valuesOf(measured, name));
    return [
      [`${measured.title}: ${FIGURES[name].label}`, withUnit(name, median) + range, "", "", "", ""],
    ];
  });
}

function rangeOf(name: FigureName, values: readonly number[]): string {
  if (values.length < 2) return "";
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return ` (${formatFigure(name, least)} to ${formatFigure(name, most)})`;
}

const withUnit = (name: FigureName, value: number): string =>
  `${formatFigure(name, value)} ${FIGURES[name].unit}`.trim();

const figureNames = (): readonly FigureName[] =>
  Object.keys(FIGURES).filter((name): name is FigureName => name in FIGURES);

/** The table as Markdown whose columns also stand in line when it is read as it is. */
export function toMarkdown({ head, rows }: Table): string {
  const widths = head.map((title, column) =>
    Math.max(3, title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[], fill = " ") =>
    `| ${widths.map((width, column) => (cells[column] ?? "").padEnd(width, fill)).join(" | ")} |`;
  return [line(head), line([], "-"), ...rows.map((row) => line(row))].join("\n");
}
