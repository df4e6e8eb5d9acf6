import { findCurrencies, insertCurrency, inTransaction, listCurrencies } from "@quittance/db";
import { type CurrencyCode, instantOf } from "@quittance/domain";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type LedgerSetting, openLedgerSetting } from "./ledger-setting.ts";
import { refusalOf } from "./refusal.ts";

let setting: LedgerSetting;

beforeAll(async () => {
  setting = await openLedgerSetting();
});
afterAll(() => setting.close());

const named = (code: string, exponent: number, at = "2026-11-22T14:00:00.000Z") => ({
  code: code as CurrencyCode,
  exponent,
  createdAt: instantOf(new Date(at)),
});

test("a currency belongs to its tenant: another one neither finds nor lists it, and may mean something else", async () => {
  const { api } = setting;
  const [ours, theirs] = [await setting.newTenant(), await setting.newTenant()];
  const gems = named("GEMS", 0);
  await inTransaction(api, ours.id, (tx) => insertCurrency(tx, ours.id, gems));
  const page = { after: undefined, limit: 10 };
  expect(await findCurrencies(api, theirs.id, ["GEMS"])).toEqual(new Map());
  expect(await listCurrencies(api, theirs.id, page)).toEqual([]);
  await inTransaction(api, theirs.id, (tx) => insertCurrency(tx, theirs.id, named("GEMS", 9)));
  expect(await findCurrencies(api, ours.id, ["GEMS", "USD"])).toEqual(new Map([["GEMS", gems]]));
  expect(await listCurrencies(api, ours.id, page)).toEqual([gems]);
});

test("a code is registered once", async () => {
  const tenant = await setting.newTenant();
  const register = () =>
    inTransaction(setting.api, tenant.id, (tx) => insertCurrency(tx, tenant.id, named("GEMS", 2)));
  await register();
  expect(await refusalOf(register())).toEqual({
    condition: "unique_violation",
    constraint: "currencies_pkey",
  });
});

test.each([
  ["usdt", 6, "currencies_code_check"],
  ["AB", 6, "currencies_code_check"],
  ["A".repeat(17), 6, "currencies_code_check"],
  ["USDT", 19, "currencies_exponent_check"],
  ["USDT", -1, "currencies_exponent_check"],
])("the database refuses %s with the exponent %i", async (code, exponent, constraint) => {
  const tenant = await setting.newTenant();
  const register = inTransaction(setting.api, tenant.id, (tx) =>
    insertCurrency(tx, tenant.id, named(code, exponent)),
  );
  expect(await refusalOf(register)).toEqual({ condition: "check_violation", constraint });
});

test("the list is newest first, also where several came at the same moment, and a walk sees each once", async () => {
  const tenant = await setting.newTenant();
  const [early, late] = ["2026-11-22T14:00:00.000Z", "2026-11-22T15:00:00.000Z"];
  const currencies = [
    named("AAA1", 1, late),
    named("ZZZ1", 1, early),
    named("BBB1", 1, late),
    named("MMM1", 1, early),
  ];
  await inTransaction(setting.api, tenant.id, async (tx) => {
    for (const currency of currencies) await insertCurrency(tx, tenant.id, currency);
  });
  const walked: string[] = [];
  let after: string | undefined;
  for (;;) {
    const [next] = await listCurrencies(setting.api, tenant.id, { after, limit: 1 });
    if (next === undefined) break;
    walked.push(next.code);
    after = next.code;
  }
  expect(walked).toEqual(["BBB1", "AAA1", "ZZZ1", "MMM1"]);
});
