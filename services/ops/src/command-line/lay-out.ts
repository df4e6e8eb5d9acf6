import { toPrintable } from "./printable.ts";

const GAP = "  ";

/** Rows under each other in columns; the first one is the heading. */
export function layOutTable(texts: readonly (readonly string[])[]): readonly string[] {
  const rows = texts.map((row) => row.map(toPrintable));
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? "").length)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join(GAP)
      .trimEnd(),
  );
}

/** Names with their values, one a line. */
export const layOutFields = (fields: Readonly<Record<string, string>>): readonly string[] =>
  layOutTable(Object.entries(fields));
