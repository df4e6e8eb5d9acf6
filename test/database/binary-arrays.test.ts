// PostgreSQL reads what is written in its binary form as it reads the same values written as text.

import { type Instant, instantOf } from "@quittance/domain";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type BinaryArray,
  bigintsOf,
  bytesOf,
  doublesOf,
  instantsOf,
  integersOf,
  numericsOf,
  plainUuidsOf,
  smallintsOf,
  textsOf,
  uuidsOf,
} from "../../packages/db/src/arrays/binary-arrays.ts";
import { toId } from "../../packages/db/src/public-id.ts";
import { createTestDatabase, type TestDatabase } from "../harness/test-database.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** What PostgreSQL has read, as the texts that it writes for the elements. */
async function readBack(array: BinaryArray): Promise<readonly (string | null)[]> {
  const rows = await database.sql<{ value: string | null }[]>`
    select value::text from unnest(${array}) with ordinality as t (value, n) order by n`;
  return rows.map(({ value }) => value);
}

/** Arrays of any of these values, with nulls among them, come back as these texts. */
async function expectBack<Value>(
  values: fc.Arbitrary<Value>,
  encode: (column: readonly (Value | null)[]) => BinaryArray,
  write: (value: Value) => string,
): Promise<void> {
  const columns = fc.array(fc.option(values), { maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(columns, async (column) => {
      const texts = column.map((value) => (value === null ? null : write(value)));
      expect(await readBack(encode(column))).toEqual(texts);
    }),
    { numRuns: 150, examples: [[[]], [[null]]] },
  );
}

test("any texts come back as they were, whatever they look like and however long they are", async () => {
  // PostgreSQL's text has no NUL and no lone surrogates; the door refuses both.
  const text = fc
    .oneof(
      fc.string({ unit: "grapheme" }),
      fc.string({ unit: "grapheme", minLength: 60, maxLength: 70, size: "max" }),
      fc.string({ unit: fc.constantFrom("{", "}", '"', "\\", ",", " ", "\n", "\t", "a") }),
      fc.constantFrom("", "NULL", "null", " null", "{}", '{"a":"b\\n"}', "Zoë", "a b", "'"),
    )
    .filter((value) => !value.includes("\0"));
  await expectBack(text, textsOf, (value) => value);
});

test("amounts of any size come back as they were", async () => {
  const amounts = fc.oneof(
    fc.bigInt({ min: -(10n ** 57n) + 1n, max: 10n ** 57n - 1n }),
    fc.bigInt({ min: -(10n ** 13n), max: 10n ** 13n }),
    fc.integer({ min: 0, max: 56 }).map((zeros) => 10n ** BigInt(zeros)),
    fc.integer({ min: 0, max: 56 }).map((zeros) => 10n ** BigInt(zeros) - 1n),
  );
  await expectBack(amounts, numericsOf, String);
});

test("whole numbers come back as they were, to the ends of their types", async () => {
  const within = (bits: number) => {
    const end = 2 ** (bits - 1);
    return fc.oneof(
      fc.integer({ min: -end, max: end - 1 }),
      fc.constantFrom(-end, end - 1, 0, -1, 1),
    );
  };
  await expectBack(within(16), smallintsOf, String);
  await expectBack(within(32), integersOf, String);
  await expectBack(within(32), bigintsOf, String);
  const large = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
  await expectBack(large, bigintsOf, String);
});

test("numbers with decimals come back as they were", async () => {
  const values = [0.1, -1.5, 1e300, 5e-324, 0].map(String);
  expect((await readBack(doublesOf(values.map(Number)))).map(Number)).toEqual(values.map(Number));
});

test("times come back as they were, from the year 100 to the year 9999", async () => {
  const instants = fc
    .date({
      min: new Date("0100-01-01T00:00:00Z"),
      max: new Date("9999-12-31T23:59:59.999Z"),
      noInvalidDate: true,
    })
    .map(instantOf);
  const asWritten = async (column: readonly (Instant | null)[]) => {
    const rows = await database.sql<{ at: Date | null }[]>`
      select at from unnest(${instantsOf(column)}) with ordinality as t (at, n) order by n`;
    return rows.map(({ at }) => at && instantOf(at));
  };
  const columns = fc.array(fc.option(instants), { maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(columns, async (column) => {
      expect(await asWritten(column)).toEqual(column);
    }),
    { numRuns: 150 },
  );
});

test("ids and UUIDs come back as UUIDs, and bytes as bytes", async () => {
  const uuids = fc.uuid();
  await expectBack(uuids, plainUuidsOf, (uuid) => uuid);
  await expectBack(
    uuids.map((uuid) => ({ uuid, id: toId("pi", uuid) })),
    (column) => uuidsOf(column.map((one) => one && one.id)),
    ({ uuid }) => uuid,
  );
  const bytes = fc.uint8Array({ maxLength: 40 });
  await expectBack(bytes, bytesOf, (value) => `\\x${Buffer.from(value).toString("hex")}`);
});
