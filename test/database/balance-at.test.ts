import {
  AXES,
  EVERYTHING,
  findBroken,
  RULES,
  readCounters,
  readTrialBalance,
  toUuid,
} from "@quittance/db";
import { instantOf } from "@quittance/domain";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  ACCOUNTS_OF_A_HISTORY,
  addUp,
  datedHistory,
  interestingMoments,
  playHistory,
  readBareEntries,
} from "./dated-history.ts";
import { claimPayment, type LedgerSetting, openLedgerSetting } from "./ledger-setting.ts";

let setting: LedgerSetting;

beforeAll(async () => {
  setting = await openLedgerSetting();
});
afterAll(() => setting.close());

test("whatever was posted and whenever it counts, every moment is what the entries until then add up to", async () => {
  let shifted = 0;
  let pending = 0;
  await fc.assert(
    fc.asyncProperty(datedHistory, async (history) => {
      const tenant = await setting.newTenant();
      const accounts = await Promise.all(
        Array.from({ length: ACCOUNTS_OF_A_HISTORY }, () => setting.openAccount(tenant)),
      );
      await playHistory(setting, tenant, accounts, history);
      const entries = await readBareEntries(setting, tenant);
      shifted += entries.filter(({ created, effective }) => created !== effective).length;
      pending += entries.filter(({ layer }) => layer === "pending").length;
      const auditor = setting.as("quittance_auditor").about(tenant);
      for (const rule of RULES.filter(({ name }) => name === "shifts_are_sums")) {
        expect(await findBroken(auditor, tenant.id, rule, EVERYTHING)).toEqual([]);
      }
      for (const at of interestingMoments(entries)) {
        for (const axis of AXES) {
          const told = await Promise.all(
            accounts.map((id) => readCounters(setting.api, tenant.id, id, { axis, at })),
          );
          const summed = accounts.map((id) =>
            addUp(
              entries.filter(({ account }) => account === toUuid(id)),
              axis,
              at,
            ),
          );
          expect(told, `${axis} at ${at}`).toEqual(summed);
          const books = await readTrialBalance(setting.api, tenant.id, { axis, at });
          for (const { debits, credits } of books.totals) expect(debits).toBe(credits);
          expect(books.accounts.map(({ debits, credits }) => [debits, credits])).toEqual(
            accounts
              .toSorted()
              .map((id) => told[accounts.indexOf(id)])
              .map((counters) => [counters?.postedDebits, counters?.postedCredits]),
          );
        }
      }
    }),
    { numRuns: 15 },
  );
  expect(shifted).toBeGreaterThan(20);
  expect(pending).toBeGreaterThan(20);
});

test("the past of an account stays readable although an entry of it is missing", async () => {
  const tenant = await setting.newTenant();
  const [bank, ada] = [await setting.openAccount(tenant), await setting.openAccount(tenant)];
  for (let count = 0; count < 5; count += 1) {
    await setting.post(tenant, await setting.accept(tenant, claimPayment(bank, ada, 100n)));
  }
  await setting.sql.begin(async (tx) => {
    await tx`alter table entries disable trigger entries_append_only`;
    await tx`delete from entries where account_id = ${toUuid(ada)} and account_version in (3, 6)`;
    await tx`alter table entries enable always trigger entries_append_only`;
  });
  const at = instantOf(new Date(Date.now() - 1));
  for (const axis of AXES) {
    const { accounts } = await readTrialBalance(setting.api, tenant.id, { at, axis });
    expect(accounts).toHaveLength(2);
  }
});
