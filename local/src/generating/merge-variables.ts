import type { EnvironmentVariable } from "./lay-out-environment.ts";

type Read = { readonly process: string; readonly variable: EnvironmentVariable };

/**
 * One list out of those of several processes, each variable with the names of those that read it.
 * Where their defaults differ, the text says each.
 */
export function mergeVariables(
  processes: Readonly<Record<string, readonly EnvironmentVariable[]>>,
): readonly EnvironmentVariable[] {
  const reads = Object.entries(processes).flatMap(([process, variables]) =>
    variables.map((variable) => ({ process, variable })),
  );
  return [...Map.groupBy(reads, ({ variable }) => variable.name).values()].flatMap(mergeReads);
}

function mergeReads(reads: readonly Read[]): readonly EnvironmentVariable[] {
  const [first] = reads;
  if (first === undefined) return [];
  const { name, description, fallback } = first.variable;
  const other = reads.find(({ variable }) => variable.description !== description);
  if (other !== undefined) {
    throw new Error(`${first.process} and ${other.process} describe ${name} differently.`);
  }
  const text = `(${reads.map(({ process }) => process).join(", ")}) ${description}`;
  if (reads.every(({ variable }) => variable.fallback === fallback)) {
    return [{ ...first.variable, description: text }];
  }
  const defaults = reads.map(
    ({ process, variable }) => `${process} ${variable.fallback ?? "none"}`,
  );
  return [{ name, isRequired: false, description: `${text} Default: ${defaults.join(", ")}.` }];
}
