import { readTrialBalance, type Tenant } from "@quittance/db";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { isoCurrency } from "../harness/plain-terms.ts";
import { claimPayment, type LedgerSetting, openLedgerSetting } from "./ledger-setting.ts";

const [EUR, USD] = [isoCurrency("EUR"), isoCurrency("USD")];

let setting: LedgerSetting;
let tenant: Tenant;

beforeAll(async () => {
  setting = await openLedgerSetting();
});
afterAll(() => setting.close());
beforeEach(async () => {
  tenant = await setting.newTenant();
});

test("a tenant without accounts has an empty trial balance", async () => {
  expect(await readTrialBalance(setting.api, tenant.id)).toEqual({ totals: [], accounts: [] });
});

test("debits and credits are told for every account and summed up for every currency", async () => {
  const yen = await setting.openAccount(tenant, { currency: EUR });
  const bank = await setting.openAccount(tenant, { normalBalance: "debit" });
  const ada = await setting.openAccount(tenant);
  const claims = [claimPayment(bank, ada, 700n), claimPayment(ada, bank, 200n)];
  await setting.post(tenant, await setting.accept(tenant, ...claims));
  expect(await readTrialBalance(setting.as("quittance_auditor"), tenant.id)).toEqual({
    totals: [
      { currency: EUR, debits: 0n, credits: 0n },
      { currency: USD, debits: 900n, credits: 900n },
    ],
    accounts: [
      { account: yen, currency: EUR, debits: 0n, credits: 0n },
      { account: bank, currency: USD, debits: 700n, credits: 200n },
      { account: ada, currency: USD, debits: 200n, credits: 700n },
    ],
  });
});

test("sums may be larger than any one amount", async () => {
  const largest = 10n ** 38n - 1n;
  const [a, b, c, d] = [
    await setting.openAccount(tenant),
    await setting.openAccount(tenant),
    await setting.openAccount(tenant),
    await setting.openAccount(tenant),
  ];
  const claims = [claimPayment(a, b, largest), claimPayment(c, d, largest)];
  await setting.post(tenant, await setting.accept(tenant, ...claims));
  const { totals } = await readTrialBalance(setting.api, tenant.id);
  expect(totals).toEqual([{ currency: USD, debits: 2n * largest, credits: 2n * largest }]);
});

test("while money moves, every trial balance is one moment of the books", async () => {
  const accounts = await Promise.all(Array.from({ length: 4 }, () => setting.openAccount(tenant)));
  const [a, b, c, d] = accounts;
  if (!a || !b || !c || !d) throw new Error("there are four");
  const moving = Promise.all(
    Array.from({ length: 20 }, async (_, index) => {
      const claim = index % 2 === 0 ? claimPayment(a, b, 3n) : claimPayment(c, d, 5n);
      await setting.post(tenant, await setting.accept(tenant, claim));
    }),
  );
  let done = false;
  void moving.finally(() => (done = true));
  let looks = 0;
  while (!done) {
    const { totals } = await readTrialBalance(setting.api, tenant.id);
    for (const { debits, credits } of totals) expect(debits).toBe(credits);
    looks += 1;
  }
  await moving;
  expect(looks).toBeGreaterThan(0);
  const { totals } = await readTrialBalance(setting.api, tenant.id);
  expect(totals).toEqual([{ currency: USD, debits: 80n, credits: 80n }]);
});
