import { toUuid } from "@quittance/db";
import { minorUnits } from "@quittance/domain";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildHistory } from "../../bench/src/books/build-history.ts";
import { countRows } from "../harness/count-rows.ts";
import { findBrokenRules } from "../harness/find-broken-rules.ts";
import { claimPayment, type LedgerSetting, openLedgerSetting } from "./ledger-setting.ts";

const ROUNDS = 3;
const CUSTOMERS = 20;

let setting: LedgerSetting;
beforeAll(async () => {
  setting = await openLedgerSetting();
});
afterAll(() => setting.close());

test("the past that the bench makes up obeys every rule of the books, and payments go on after it", async () => {
  const tenant = await setting.newTenant();
  const accounts = [];
  for (let count = 0; count < CUSTOMERS; count += 1) {
    accounts.push(await setting.openAccount(tenant, { overdraftLimit: minorUnits(1_000n) }));
  }
  await buildHistory(setting.sql, { tenant, customers: accounts.map(toUuid) }, ROUNDS);

  expect(await countRows(setting.sql)).toMatchObject({
    payment_intents: 8 * ROUNDS,
    ledger_transactions: 8 * ROUNDS,
    events: 8 * ROUNDS + CUSTOMERS,
    legs: 10 * ROUNDS,
    entries: 20 * ROUNDS,
  });
  expect(await findBrokenRules(setting.sql)).toEqual({});

  const [source, destination] = accounts;
  if (source === undefined || destination === undefined) throw new Error("there are twenty");
  const ids = await setting.accept(tenant, claimPayment(source, destination, 5n));
  const { intents } = await setting.post(tenant, ids);
  expect(intents.map(({ status }) => status)).toEqual(["succeeded"]);
  expect(await findBrokenRules(setting.sql)).toEqual({});
});
