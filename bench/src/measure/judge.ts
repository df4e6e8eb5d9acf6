import { FIGURES, type FigureName, type Figures } from "./figures.ts";
import type { Sample } from "./measurable.ts";
import { medianOf } from "./statistics.ts";
import type { FigureOf, Target } from "./targets.ts";

/** All repetitions of one thing that was measured. */
export interface Measured {
  readonly name: string;
  readonly title: string;
  readonly samples: readonly Sample[];
}

/** What a target came to. */
export interface Verdict {
  readonly target: Target;
  readonly value: number;
  readonly reference: number;
  readonly ratio: number;
  readonly isMet: boolean;
}

/** The figure's values, one for each repetition that has it. */
export const valuesOf = ({ samples }: Measured, figure: FigureName): readonly number[] =>
  samples.flatMap(({ figures }) => figures[figure] ?? []);

/** The medians of everything that a thing was measured by. */
export function mediansOf(measured: Measured): Figures {
  const names = new Set(measured.samples.flatMap(({ figures }) => Object.keys(figures)));
  const figures: Partial<Record<FigureName, number>> = {};
  for (const name of names) {
    if (isFigure(name)) figures[name] = medianOf(valuesOf(measured, name));
  }
  return figures;
}

/** Judges every target of which both sides were measured: the ratio of two medians. */
export function judge(
  targets: readonly Target[],
  results: readonly Measured[],
): readonly Verdict[] {
  const medianAt = ({ measurable, figure }: FigureOf): number => {
    const measured = results.find(({ name }) => name === measurable);
    return measured === undefined ? Number.NaN : medianOf(valuesOf(measured, figure));
  };
  return targets.flatMap((target) => {
    const value = medianAt(target.of);
    const reference = medianAt(target.to);
    if (Number.isNaN(value) || Number.isNaN(reference)) return [];
    const ratio = value / reference;
    const isMet = target.bound === "at least" ? ratio >= target.limit : ratio <= target.limit;
    return { target, value, reference, ratio, isMet };
  });
}

const isFigure = (name: string): name is FigureName => name in FIGURES;
