import { namedSql } from "./baselines/raw-sql.ts";
import type { Bench } from "./bench.ts";
import { FIGURES } from "./measure/figures.ts";
import { type Measured, mediansOf } from "./measure/judge.ts";
import type { Measurable, Sample, Scenario } from "./measure/measurable.ts";
import type { BenchOptions } from "./options.ts";

/**
 * Measures the chosen scenarios and their baselines in rounds, each thing once a round: whatever else
 * happens on the machine happens to all of them.
 */
export async function runBench(
  bench: Bench,
  options: BenchOptions,
  scenarios: readonly Scenario[],
): Promise<readonly Measured[]> {
  const measurables = chooseMeasurables(options, scenarios);
  const samples = new Map<Measurable, Sample[]>(measurables.map((each) => [each, []]));
  for (let round = 1; round <= bench.scale.rounds; round += 1) {
    for (const measurable of measurables) {
      bench.signal.throwIfAborted();
      if (round > measurable.rounds) continue;
      const startedAt = performance.now();
      const sample = await measurable.measure(bench);
      samples.get(measurable)?.push(sample);
      report(round, measurable, sample, performance.now() - startedAt);
    }
  }
  return measurables.map((measurable) => ({
    name: measurable.name,
    title: measurable.title,
    samples: samples.get(measurable) ?? [],
  }));
}

/** What was asked for and what it is compared with, each once. */
function chooseMeasurables(
  { scenarios: names, baselineSql }: BenchOptions,
  scenarios: readonly Scenario[],
): readonly Measurable[] {
  const chosen = scenarios.filter(({ name }) => names.includes(name));
  return [
    ...new Set([
      ...chosen.flatMap(({ baselines }) => baselines),
      ...(baselineSql === null ? [] : [namedSql(baselineSql)]),
      ...chosen.flatMap(({ measurables }) => measurables),
    ]),
  ];
}

function report(round: number, { name, title }: Measurable, sample: Sample, tookMs: number): void {
  const medians = mediansOf({ name, title, samples: [sample] });
  const figures = Object.entries(FIGURES).flatMap(([figure, { label, unit }]) => {
    const value = Object.entries(medians).find(([known]) => known === figure)?.[1];
    return value === undefined ? [] : `${label} ${value.toPrecision(4)}${unit}`;
  });
  console.log(`${round}. ${title} [${(tookMs / 1_000).toFixed(1)} s]: ${figures.join(", ")}`);
}
