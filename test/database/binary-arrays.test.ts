// PostgreSQL reads what is written in its binary form as it reads the same values written as text.

import { type Instant, instantOf, type PaymentIntentId } from "@quittance/domain";
import fc from "fast-check";
import postgres from "postgres";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
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
  await expectBack(fc.maxSafeInteger(), bigintsOf, String);
  const large = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
  await expectBack(large, bigintsOf, String);
});

test("numbers with decimals come back as they were", async () => {
  const values = [0.1, -1.5, 1e300, 5e-324, 0];
  expect((await readBack(doublesOf(values))).map(Number)).toEqual(values);
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

test.each<readonly [string, () => BinaryArray]>([
  ["a number that is too large for 16 bits", () => smallintsOf([32_768])],
  ["a number that is too small for 32 bits", () => integersOf([-(2 ** 31) - 1])],
  ["a number that is not whole", () => integersOf([1.5])],
  ["what is no number", () => smallintsOf([Number.NaN])],
  ["a number that is not exact", () => bigintsOf([2 ** 53])],
  ["a number that is too large for 64 bits", () => bigintsOf([2n ** 63n])],
  ["an amount of 61 digits", () => numericsOf([10n ** 60n])],
  ["a UUID in capitals", () => plainUuidsOf(["ABCDEF00-0000-7000-8000-00000000ABCD"])],
  ["a UUID without dashes", () => plainUuidsOf(["abcdef000000700080000000abcdabcd"])],
  ["an id that is none", () => uuidsOf(["pi_01jd2m3n4p5q6r7s8t9v0w1x2u" as PaymentIntentId])],
  ["an id that is too large", () => uuidsOf(["pi_81jd2m3n4p5q6r7s8t9v0w1x2y" as PaymentIntentId])],
  ["no id at all", () => uuidsOf(["" as PaymentIntentId])],
])("%s is refused, and not written as something else", (_, write) => {
  expect(write).toThrow(RangeError);
});

describe.each([true, false])("on a connection that prepares statements: %s", (prepare) => {
  let sql: postgres.Sql;

  beforeEach(() => {
    sql = postgres(database.url, { max: 1, prepare });
  });
  afterEach(() => sql.end());

  test("arrays go beside bytes, texts, times and nulls", async () => {
    const bytes = Buffer.from([0, 1, 255]);
    const at = new Date("2026-11-26T12:00:00.000Z");
    for (const name of ["first", "again"]) {
      const [row] = await sql`
        select ${name}::text as name, ${bytes}::bytea as bytes, ${at}::timestamptz as at, ${null}::text as nothing,
               ${textsOf(["a", "b"])} as texts, ${7}::integer as number, ${integersOf([1, 2])} as numbers`;
      const texts = ["a", "b"];
      expect(row).toEqual({ name, bytes, at, nothing: null, texts, number: 7, numbers: [1, 2] });
    }
  });

  test("arrays and bytes are the same when the driver has to send a statement again", async () => {
    await sql`create table changing (id integer, bytes bytea)`;
    await sql`insert into changing values (1, ${Buffer.from("a")})`;
    const find = () => sql`
      select * from changing where id = any(${integersOf([1])}) and bytes = ${Buffer.from("a")}`;
    expect(await find()).toHaveLength(1);
    await sql`alter table changing add column more text`;
    expect(await find()).toHaveLength(1);
    await sql`drop table changing`;
  });
});
