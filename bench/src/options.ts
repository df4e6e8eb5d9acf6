import { parseArgs } from "node:util";
import { Sentence } from "../../local/src/index.ts";

/** What `npm run bench` was asked for. */
export interface BenchOptions {
  /** Names of scenarios, or of single things that they measure; all scenarios when none is given. */
  readonly names: readonly string[];
  readonly quick: boolean;
  readonly profile: boolean;
  readonly baselineSql: string | null;
}

export const USAGE = "npm run bench -- [scenario …] [--quick] [--profile] [--baseline-sql FILE]";

/**
 * Reads the arguments. Throws a Sentence when one is unknown.
 *
 * @param others what is measured only when it is named, and single things that scenarios measure
 */
export function readOptions(
  args: readonly string[],
  scenarios: readonly string[],
  others: readonly string[],
): BenchOptions {
  const { values, positionals } = parse(args);
  const unknown = positionals.filter((name) => ![...scenarios, ...others].includes(name));
  if (unknown.length > 0) {
    throw new Sentence(
      `There is no scenario "${unknown.join('", "')}". There are ${scenarios.join(", ")}; these can be named too: ${[...new Set(others)].map((name) => `"${name}"`).join(", ")}.\n${USAGE}`,
    );
  }
  return {
    names: positionals.length === 0 ? scenarios : positionals,
    quick: values.quick,
    profile: values.profile,
    baselineSql: values["baseline-sql"] ?? null,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        quick: { type: "boolean", default: false },
        profile: { type: "boolean", default: false },
        "baseline-sql": { type: "string" },
      },
    });
  } catch (error) {
    throw new Sentence(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}
