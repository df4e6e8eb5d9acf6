import { findAccounts, type Tenant } from "@quittance/db";
import type { AccountId } from "@quittance/domain";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isoCurrency } from "../harness/plain-terms.ts";
import { type LedgerSetting, openLedgerSetting } from "./ledger-setting.ts";

let setting: LedgerSetting;
let tenant: Tenant;
let ada: AccountId;

beforeAll(async () => {
  setting = await openLedgerSetting();
  tenant = await setting.newTenant();
  ada = await setting.openAccount(tenant, { externalId: "ada", status: "frozen" });
});
afterAll(() => setting.close());

const find = (...references: readonly string[]) => findAccounts(setting.api, tenant.id, references);

test("an account is found by its id and by its external id, as the same account", async () => {
  const account = { id: ada, currency: isoCurrency("USD"), status: "frozen" };
  expect((await find(ada)).get(ada)).toEqual(account);
  expect((await find("external:ada")).get("external:ada")).toEqual(account);
  const both = await find(ada, "external:ada");
  expect([both.get(ada), both.get("external:ada")]).toEqual([account, account]);
});

test("many references are answered together", async () => {
  const more = await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      setting.openAccount(tenant, { externalId: `e${index}` }),
    ),
  );
  const found = await find(...more, ...more.map((_, index) => `external:e${index}`));
  expect(more.map((id) => found.get(id)?.id)).toEqual(more);
  expect(more.map((_, index) => found.get(`external:e${index}`)?.id)).toEqual(more);
});

test("an external id is taken literally, also when it looks like something else", async () => {
  const strange = ["external:ada", "a,b", '"quoted"', "{x}", "NULL", "\\", "100%", "ü", " ada"];
  const ids = await Promise.all(
    strange.map((externalId) => setting.openAccount(tenant, { externalId })),
  );
  const found = await find(...strange.map((externalId) => `external:${externalId}`));
  expect(strange.map((externalId) => found.get(`external:${externalId}`)?.id)).toEqual(ids);
  expect((await find("external:ADA")).size).toBe(0);
});

test("another tenant's accounts are as if they did not exist", async () => {
  const elsewhere = await setting.newTenant();
  const theirs = await setting.openAccount(elsewhere, { externalId: "theirs" });
  expect(await find(theirs, "external:theirs")).toEqual(new Map());
  expect(await findAccounts(setting.api, elsewhere.id, [ada, "external:ada"])).toEqual(new Map());
});

test("what is no reference finds nothing and does no harm", async () => {
  const nothing = [
    "",
    "ada",
    "external:",
    "external",
    "EXTERNAL:ada",
    "acct_",
    "acct_0",
    "acct_zzzzzzzzzzzzzzzzzzzzzzzzzz",
    ada.toUpperCase(),
    `${ada} `,
    ada.replace("acct_", "pi_"),
    ada.replace("acct_", ""),
    "00000000-0000-7000-8000-000000000000",
    "'; drop table accounts; --",
  ];
  const found = await find(...nothing, ada);
  expect(nothing.map((reference) => found.get(reference))).toEqual(nothing.map(() => undefined));
  expect(found.get(ada)?.id).toBe(ada);
  expect(await find()).toEqual(new Map());
});
