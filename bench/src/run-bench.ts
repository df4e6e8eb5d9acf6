import { namedSql } from "./baselines/raw-sql.ts";
import type { Bench } from "./bench.ts";
import { FIGURES } from "./measure/figures.ts";
import { type Measured, mediansOf } from "./measure/judge.ts";
import type { Measurable, Sample, Scenario } from "./measure/measurable.ts";
import { readProcessorTime } from "./measure/processor-time.ts";
import { shareFlights } from "./measure/share-flights.ts";
import type { BenchOptions } from "./options.ts";
import { profileMeasurable } from "./profile/profile-measurable.ts";
import { flights } from "./scenarios/flights.ts";

/** When no further repetition is begun: a slow machine measures each thing once, and fewer of them more often. */
const BUDGET_MS = 8.5 * 60_000;

/**
 * Measures the chosen scenarios and their baselines in rounds, each thing once a round: whatever else
 * happens on the machine happens to all of them.
 */
export async function runBench(
  bench: Bench,
  options: BenchOptions,
  scenarios: readonly Scenario[],
): Promise<readonly Measured[]> {
  const measurables = chooseMeasurables(options, scenarios).filter(
    ({ needsRedis }) => needsRedis !== true || bench.servers.redisUrl !== null,
  );
  const samples = new Map<Measurable, Sample[]>(measurables.map((each) => [each, []]));
  const rounds = bench.profileFolder === null ? bench.scale.rounds : 1;
  const endsAt = performance.now() + BUDGET_MS;
  for (let round = 1; round <= rounds; round += 1) {
    for (const measurable of measurables) {
      bench.signal.throwIfAborted();
      const startedAt = performance.now();
      if (round > measurable.rounds || (round > 1 && startedAt > endsAt)) continue;
      const sample = await measureAmongOthers(bench, measurable);
      samples.get(measurable)?.push(sample);
      report(round, measurable, sample, performance.now() - startedAt);
    }
  }
  const results = measurables.map((measurable) => ({
    name: measurable.name,
    title: measurable.title,
    samples: samples.get(measurable) ?? [],
  }));
  return withShares(results);
}

/** Measures something, and how much of the machine was taken by what is not ours in the meantime. */
async function measureAmongOthers(bench: Bench, measurable: Measurable): Promise<Sample> {
  const startedAt = performance.now();
  const before = readProcessorTime();
  const { profileFolder } = bench;
  const sample =
    profileFolder === null
      ? await measurable.measure(bench)
      : await profileMeasurable(bench, profileFolder, measurable);
  const after = readProcessorTime();
  if (before === undefined || after === undefined) return sample;
  const seconds = (performance.now() - startedAt) / 1_000;
  const theirs = after.everybody - before.everybody - (after.ours - before.ours);
  return { ...sample, figures: { ...sample.figures, others: Math.max(0, theirs) / seconds } };
}

/** Tells of each payment what it took of the statements of its group and batch. */
function withShares(results: readonly Measured[]): readonly Measured[] {
  const counted = results.find(({ name }) => name === flights.name);
  if (counted === undefined) return results;
  const taken = mediansOf(counted);
  return results.map((measured) => ({
    ...measured,
    samples: measured.samples.map((sample) => ({
      ...sample,
      figures: { ...sample.figures, ...shareFlights(taken, sample.figures) },
    })),
  }));
}

/** What was asked for and what it is compared with, each once; what is named by itself comes alone. */
function chooseMeasurables(
  { names, baselineSql }: BenchOptions,
  scenarios: readonly Scenario[],
): readonly Measurable[] {
  const chosen = scenarios.filter(({ name }) => names.includes(name));
  const alone = measurablesOf(scenarios).filter(({ name }) => names.includes(name));
  return [
    ...new Set([
      ...chosen.flatMap(({ baselines }) => baselines),
      ...(baselineSql === null ? [] : [namedSql(baselineSql)]),
      ...chosen.flatMap(({ measurables }) => measurables),
      ...alone,
    ]),
  ];
}

/** Everything that is measured in any scenario. */
export const measurablesOf = (scenarios: readonly Scenario[]): readonly Measurable[] =>
  scenarios.flatMap(({ baselines, measurables }) => [...baselines, ...measurables]);

function report(round: number, { name, title }: Measurable, sample: Sample, tookMs: number): void {
  const medians = mediansOf({ name, title, samples: [sample] });
  const figures = Object.entries(FIGURES).flatMap(([figure, { label, unit }]) => {
    const value = Object.entries(medians).find(([known]) => known === figure)?.[1];
    return value === undefined ? [] : `${label} ${value.toPrecision(4)}${unit}`;
  });
  console.log(`${round}. ${title} [${(tookMs / 1_000).toFixed(1)} s]: ${figures.join(", ")}`);
}
