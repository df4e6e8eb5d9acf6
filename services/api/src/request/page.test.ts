import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Problem } from "../problem/problem.ts";
import { readPage, toList } from "./page.ts";

/** What positions are made of: ids, transaction ids, times. */
const part = fc.string({
  unit: fc.constantFrom("a", "e", "z", "0", "7", "_", "-", ":", ".", "T", "Z"),
  minLength: 1,
  maxLength: 40,
});
const position = fc.array(part, { minLength: 1, maxLength: 3 });
const LISTS = ["accounts", "events", "payment_intents"] as const;
const list = fc.constantFrom(...LISTS);

const identity = <T>(value: T): T => value;

function cursorAfter(owner: string, last: readonly string[]): string {
  const page = readPage(owner, { limit: "1" });
  const { next_cursor } = toList(owner, page, [last, last], identity, identity);
  return next_cursor ?? expect.fail("there was a row more than the limit");
}

function isRefused(owner: string, cursor: string): boolean {
  try {
    readPage(owner, { cursor });
    return false;
  } catch (error) {
    return error instanceof Problem && error.code === "cursor_invalid";
  }
}

describe("a cursor", () => {
  test("brings its list back to the row after which the page ended", () => {
    fc.assert(
      fc.property(list, position, (owner, last) => {
        expect(readPage(owner, { cursor: cursorAfter(owner, last) }).after).toEqual(last);
      }),
    );
  });

  test("of another list is refused", () => {
    fc.assert(
      fc.property(list, list, position, (owner, other, last) => {
        fc.pre(owner !== other);
        expect(isRefused(other, cursorAfter(owner, last))).toBe(true);
      }),
    );
  });

  test("that was cut or padded is refused, or at least never means the same", () => {
    fc.assert(
      fc.property(position, fc.nat({ max: 200 }), (last, cut) => {
        const cursor = cursorAfter("events", last);
        expect(isRefused("events", `${cursor}=`)).toBe(true);
        expect(isRefused("events", ` ${cursor}`)).toBe(true);
        const shorter = cursor.slice(0, cut % cursor.length);
        if (!isRefused("events", shorter)) {
          expect(readPage("events", { cursor: shorter }).after).not.toEqual(last);
        }
      }),
    );
  });

  test("that nobody made is refused, whatever it is", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(isRefused("events", text)).toBe(true);
      }),
    );
  });
});

describe("a page", () => {
  const ids = Array.from({ length: 7 }, (_, n) => `id_${n}`);
  const read = (limit: string | undefined, rows: readonly string[]) =>
    toList("things", readPage("things", { limit }), rows, identity, (id) => [id]);

  test("has 25 rows unless the client says how many", () => {
    expect(readPage("things", {})).toEqual({ limit: 25, after: undefined });
    expect(readPage("things", { limit: "3" }).limit).toBe(3);
  });

  test("with a row to spare shows it not, says that there are more, and where they begin", () => {
    const page = read("6", ids);
    expect(page.data).toEqual(ids.slice(0, 6));
    expect(page.has_more).toBe(true);
    expect(readPage("things", { cursor: page.next_cursor ?? "" }).after).toEqual(["id_5"]);
  });

  test("without a row to spare is the last one", () => {
    expect(read("7", ids)).toEqual({
      object: "list",
      data: ids,
      has_more: false,
      next_cursor: null,
    });
  });

  test("of nothing is empty and the last one", () => {
    expect(read(undefined, [])).toMatchObject({ data: [], has_more: false, next_cursor: null });
  });
});
