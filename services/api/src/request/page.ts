import { Problem } from "../problem/problem.ts";

const LIMIT_DEFAULT = 25;

export interface Page {
  readonly limit: number;
  /** What the cursor of this list remembers; undefined on the first page. */
  readonly after: readonly string[] | undefined;
}

/**
 * Reads `limit` and `cursor`. A cursor belongs to one list: another list's, or a mutilated one, is refused.
 */
export function readPage(
  list: string,
  query: { readonly limit?: string | undefined; readonly cursor?: string | undefined },
): Page {
  return {
    limit: query.limit === undefined ? LIMIT_DEFAULT : Number(query.limit),
    after: query.cursor === undefined ? undefined : readCursor(list, query.cursor),
  };
}

function readCursor(list: string, cursor: string): readonly string[] {
  const text = Buffer.from(cursor, "base64url").toString("latin1");
  const [owner, ...position] = text.split("|");
  // Decoding is lenient, so a cursor is only good if it is exactly what we would write.
  if (owner !== list || position.length === 0 || writeCursor(list, position) !== cursor) {
    throw new Problem("cursor_invalid");
  }
  return position;
}

/** The cursor that leads to a position of a list, and of no other. */
export const writeCursor = (list: string, position: readonly string[]): string =>
  Buffer.from([list, ...position].join("|"), "latin1").toString("base64url");

/**
 * Makes a page of rows that were read with one more than `limit`, which tells whether there are more.
 * @param positionOf what the cursor has to remember of the last row
 */
export function toList<Row, Item>(
  list: string,
  page: Page,
  rows: readonly Row[],
  describe: (row: Row) => Item,
  positionOf: (row: Row) => readonly string[],
) {
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  const hasMore = rows.length > page.limit;
  return {
    object: "list" as const,
    data: shown.map(describe),
    has_more: hasMore,
    next_cursor: hasMore && last !== undefined ? writeCursor(list, positionOf(last)) : null,
  };
}
