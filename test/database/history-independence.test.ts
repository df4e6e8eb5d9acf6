import {
  AXES,
  type Database,
  listPeriodEntries,
  readCounters,
  readPeriod,
  readTrialBalance,
  type Tenant,
} from "@quittance/db";
import type { AccountId } from "@quittance/domain";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { countReads } from "./count-reads.ts";
import { type LedgerSetting, openLedgerSetting } from "./ledger-setting.ts";
import { postedAt, writeHistory } from "./long-history.ts";

/** Halving a million takes 20 looks, each down a tree of four pages; and some more around them. */
const PAGES_OF_A_SEARCH = 110;
/** Of each of the four levels. */
const ROWS_OF_SHIFTS = 4 * 4_095;
/** Those that a page of a statement looks at in each of its two orders. */
const ROWS_OF_A_PAGE = 2 * 250;

let setting: LedgerSetting;

beforeAll(async () => {
  setting = await openLedgerSetting();
});
afterAll(() => setting.close());

describe.each([10, 1_000_000])("of an account with %d entries", (length) => {
  let tenant: Tenant;
  let account: AccountId;
  const moment = postedAt(Math.floor(length * 0.99));
  const [from, to] = [postedAt(Math.floor(length * 0.5)), postedAt(length)];

  beforeAll(async () => {
    tenant = await setting.newTenant();
    account = await setting.openAccount(tenant);
    await writeHistory(setting, tenant, account, length);
    await setting.sql`vacuum analyze entries`;
    await setting.sql`vacuum analyze effective_shifts`;
  }, 120_000);

  const askings: Readonly<
    Record<string, (db: Database, axis: (typeof AXES)[number]) => Promise<unknown>>
  > = {
    "a balance": (db, axis) => readCounters(db, tenant.id, account, { axis, at: moment }),
    "a trial balance": (db, axis) => readTrialBalance(db, tenant.id, { axis, at: moment }),
    "the ends of a statement": (db, axis) => readPeriod(db, tenant.id, account, { axis, from, to }),
  };

  describe.each(Object.entries(askings))("%s", (_, ask) => {
    test("reads a few pages by the time of posting", async () => {
      const { pages, rows } = await countReads(setting.api, tenant.id, (db) => ask(db, "posted"));
      expect(pages).toBeLessThanOrEqual(2 * PAGES_OF_A_SEARCH);
      expect(rows).toBeLessThanOrEqual(30);
    });

    test("reads no more sums by effective time than buckets can have", async () => {
      const { pages, rows } = await countReads(setting.api, tenant.id, (db) =>
        ask(db, "effective"),
      );
      expect(rows).toBeLessThanOrEqual(2 * ROWS_OF_SHIFTS + 30);
      expect(pages).toBeLessThanOrEqual(rows + 4 * PAGES_OF_A_SEARCH);
    });
  });

  test.each(AXES)(
    "a page of a statement by %s time reads no more than it may look at",
    async (axis) => {
      const summary = await readPeriod(setting.api, tenant.id, account, { axis, from, to });
      if (summary === undefined) throw new Error("there is an account");
      const { start: after, lastVersion } = summary;
      const { pages, rows } = await countReads(setting.api, tenant.id, (db) =>
        listPeriodEntries(db, tenant.id, account, {
          axis,
          from,
          to,
          lastVersion,
          after,
          limit: 25,
        }),
      );
      expect(rows).toBeLessThanOrEqual(axis === "posted" ? 26 : ROWS_OF_A_PAGE);
      expect(pages).toBeLessThanOrEqual(3 * PAGES_OF_A_SEARCH + 2 * rows);
    },
  );
});
