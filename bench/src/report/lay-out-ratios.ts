import { FIGURES, type FigureName, formatFigure } from "../measure/figures.ts";
import { judge, type Measured, type Verdict } from "../measure/judge.ts";
import { TARGETS } from "../measure/targets.ts";
import type { Table } from "./table.ts";

/** What has a target: both medians, their ratio, and whether it is met. */
export const layOutRatios = (results: readonly Measured[]): Table => ({
  head: ["what, to what", "measured", "to", "ratio", "target", "verdict"],
  rows: judge(TARGETS, results).map(toRow),
});

const toRow = ({ target, value, reference, ratio, isMet }: Verdict): readonly string[] => [
  target.title,
  withUnit(target.of.figure, value),
  withUnit(target.to.figure, reference),
  ratio.toFixed(2),
  `${target.bound} ${target.limit}`,
  isMet ? "met" : "NOT MET",
];

const withUnit = (name: FigureName, value: number): string =>
  `${formatFigure(name, value)} ${FIGURES[name].unit}`;
