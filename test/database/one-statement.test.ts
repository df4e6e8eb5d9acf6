import { inTransaction, oneStatement, type Part, type Tenant, type Tx } from "@quittance/db";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type LedgerSetting, openLedgerSetting } from "./ledger-setting.ts";

let setting: LedgerSetting;
let tenant: Tenant;

beforeAll(async () => {
  setting = await openLedgerSetting();
  tenant = await setting.newTenant();
  await setting.sql`create table noted (word text); grant select, insert on noted to quittance_worker`.simple();
});
afterAll(() => setting.close());

const save = (partsOf: (tx: Tx) => readonly Part[]) =>
  inTransaction(setting.worker, tenant.id, async (tx) => oneStatement(tx, partsOf(tx)));

const note = (tx: Tx, words: readonly string[], rows?: number): Part => ({
  name: `notes_of_${words.join("_")}`,
  sql: tx`insert into noted select unnest(${`{${words.join(",")}}`}::text[]) returning word`,
  ...(rows === undefined ? {} : { rows }),
});

const readNotes = async () =>
  (await setting.sql<{ word: string }[]>`select word from noted order by word`).map(
    ({ word }) => word,
  );

test("all parts are done, counted or not, and later ones read what earlier ones return", async () => {
  await save((tx) => [
    note(tx, ["a", "b"], 2),
    note(tx, ["c"]),
    { name: "copied", sql: tx`insert into noted select word || '2' from ${tx("notes_of_a_b")}` },
  ]);
  expect(await readNotes()).toEqual(["a", "a2", "b", "b2", "c"]);
});

test("when one part returns more or fewer rows than it must, nothing of any part stands", async () => {
  const before = await readNotes();
  for (const rows of [0, 1, 3]) {
    await expect(save((tx) => [note(tx, ["d"]), note(tx, ["e", "f"], rows)])).rejects.toThrow(
      `${rows} notes of e f were to be updated, but 2 were found as expected`,
    );
  }
  expect(await readNotes()).toEqual(before);
});
