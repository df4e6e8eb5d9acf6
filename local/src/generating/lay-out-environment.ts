/** A variable as it stands in .env.example. */
export type EnvironmentVariable = {
  readonly name: string;
  readonly description: string;
  readonly isRequired: boolean;
  /** What it is when nobody sets it; undefined when that is nothing. */
  readonly fallback?: string | undefined;
};

const WIDTH = 98;

/** One section of .env.example: a heading, then each variable under its meaning. */
export function layOutSection(heading: string, variables: readonly EnvironmentVariable[]): string {
  const entries = variables.map((variable) =>
    [...wrap(variable.description), assignmentOf(variable)].join("\n"),
  );
  return [`# ${heading}\n# ${"-".repeat(heading.length)}`, ...entries].join("\n\n");
}

/** What must be set is left to fill in; everything else is commented out with the value it has anyway. */
function assignmentOf({ name, isRequired, fallback }: EnvironmentVariable): string {
  return isRequired ? `${name}=` : `#${name}=${fallback ?? ""}`;
}

function wrap(text: string): readonly string[] {
  const lines: string[] = [];
  let line = "#";
  for (const word of text.split(" ")) {
    if (line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = "#";
    }
    line += ` ${word}`;
  }
  return [...lines, line];
}
