// PostgreSQL reads back what arrayOf writes.

import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { arrayOf } from "../../packages/db/src/array-of.ts";
import { createTestDatabase, type TestDatabase } from "../harness/test-database.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test("any texts come back as they were, whatever they look like", async () => {
  // PostgreSQL's text has no NUL and no lone surrogates; the door refuses both.
  const anyText = fc
    .oneof(
      fc.string({ unit: "grapheme" }),
      fc.string({ unit: fc.constantFrom("{", "}", '"', "\\", ",", " ", "\n", "\t", "a") }),
      fc.constantFrom("", "NULL", "null", " null", "{}", '{"a":"b\\n"}', "Zoë", "a b", "'"),
    )
    .filter((text) => !text.includes("\0"));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.option(anyText), { maxLength: 20 }), async (values) => {
      const rows = await database.sql<{ value: string | null }[]>`
        select value from unnest(${arrayOf(values)}::text[]) with ordinality as t (value, n) order by n`;
      expect(rows.map(({ value }) => value)).toEqual(values);
    }),
    { numRuns: 300 },
  );
});

test("numbers, amounts and truths come back as they were", async () => {
  const [row] = await database.sql`
    select to_json(${arrayOf([1, -2, null])}::integer[]::text[]) as numbers,
           to_json(${arrayOf([10n ** 37n, 0n])}::numeric[]::text[]) as amounts,
           to_json(${arrayOf([true, false, null])}::boolean[]::text[]) as truths,
           to_json(${arrayOf(["2026-11-22T14:00:00.123Z", null])}::timestamptz[]::text[]) as times,
           to_json(${arrayOf([])}::text[]) as none`;
  expect(row).toEqual({
    numbers: ["1", "-2", null],
    amounts: [(10n ** 37n).toString(), "0"],
    truths: ["true", "false", null],
    times: ["2026-11-22 14:00:00.123+00", null],
    none: [],
  });
});
