import {
  type AccountEntry,
  AXES,
  type Axis,
  inTransaction,
  listPeriodEntries,
  lockBatch,
  type Period,
  type PeriodPage,
  type PeriodPosition,
  type PeriodSummary,
  readCounters,
  readPeriod,
  readTrialBalance,
  settleMoment,
  type Tenant,
  toUuid,
} from "@quittance/db";
import { type AccountId, instantOf, parseInstant } from "@quittance/domain";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  ACCOUNTS_OF_A_HISTORY,
  addUp,
  type BareEntry,
  datedHistory,
  interestingMoments,
  playHistory,
  readBareEntries,
} from "./dated-history.ts";
import { claimPayment, type LedgerSetting, openLedgerSetting } from "./ledger-setting.ts";
import { postedAt, writeHistory } from "./long-history.ts";

let setting: LedgerSetting;

beforeAll(async () => {
  setting = await openLedgerSetting();
});
afterAll(() => setting.close());

async function summarize(tenant: Tenant, account: AccountId, period: Period) {
  const summary = await readPeriod(setting.api, tenant.id, account, period);
  if (summary === undefined) throw new Error("there is an account");
  return summary;
}

async function* walk(
  tenant: Tenant,
  account: AccountId,
  period: Period,
  { start, lastVersion }: PeriodSummary,
  limit: number,
): AsyncGenerator<PeriodPage> {
  for (let after: PeriodPosition | undefined = start; after !== undefined; ) {
    const page: PeriodPage = await listPeriodEntries(setting.api, tenant.id, account, {
      ...period,
      lastVersion,
      after,
      limit,
    });
    yield page;
    after = page.next;
  }
}

async function entriesOf(
  tenant: Tenant,
  account: AccountId,
  period: Period,
  summary: PeriodSummary,
  limit: number,
): Promise<readonly AccountEntry[]> {
  const entries: AccountEntry[] = [];
  for await (const page of walk(tenant, account, period, summary, limit)) {
    expect(page.entries.length).toBeLessThanOrEqual(limit);
    entries.push(...page.entries);
  }
  return entries;
}

/** What a statement should list, found by looking at every entry. */
function expectedVersions(entries: readonly BareEntry[], { axis, from, to }: Period) {
  const time = (entry: BareEntry) => Number(axis === "posted" ? entry.created : entry.effective);
  return entries
    .filter((entry) => axis === "posted" || entry.layer === "posted")
    .filter((entry) => time(entry) >= Date.parse(from) && time(entry) < Date.parse(to))
    .toSorted((a, b) => time(a) - time(b) || Number(a.version) - Number(b.version))
    .map(({ version }) => Number(version));
}

const sumOf = (entries: readonly AccountEntry[], direction: "debit" | "credit") =>
  entries
    .filter((entry) => entry.layer === "posted" && entry.direction === direction)
    .reduce((sum, { amount }) => sum + amount, 0n);

function expectToAddUp({ opening, closing }: PeriodSummary, entries: readonly AccountEntry[]) {
  expect(opening.postedDebits + sumOf(entries, "debit")).toBe(closing.postedDebits);
  expect(opening.postedCredits + sumOf(entries, "credit")).toBe(closing.postedCredits);
}

test("a statement lists exactly the entries of its period, in order, and they lead from its opening to its closing balance", async () => {
  let listed = 0;
  await fc.assert(
    fc.asyncProperty(
      datedHistory,
      fc.array(fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 4 })), {
        minLength: 8,
        maxLength: 8,
      }),
      async (history, periods) => {
        const tenant = await setting.newTenant();
        const accounts = await Promise.all(
          Array.from({ length: ACCOUNTS_OF_A_HISTORY }, () => setting.openAccount(tenant)),
        );
        await playHistory(setting, tenant, accounts, history);
        const all = await readBareEntries(setting, tenant);
        const moments = interestingMoments(all);
        for (const [one, other, limit] of periods) {
          const ends = [one, other].map((place) => place % moments.length);
          const [from, to] = [moments[Math.min(...ends)], moments[Math.max(...ends)]];
          const account = accounts[one % accounts.length];
          if (!from || !to || !account) throw new Error("every history has moments");
          const own = all.filter((entry) => entry.account === toUuid(account));
          for (const axis of AXES) {
            const period = { axis, from, to };
            const summary = await summarize(tenant, account, period);
            const entries = await entriesOf(tenant, account, period, summary, limit);
            listed += entries.length;
            expect(entries.map(({ accountVersion }) => accountVersion)).toEqual(
              expectedVersions(own, period),
            );
            expectToAddUp(summary, entries);
            const before = instantOf(new Date(Date.parse(to) - 1));
            expect(summary.closing).toEqual(addUp(own, axis, before));
          }
        }
      },
    ),
    { numRuns: 12 },
  );
  expect(listed).toBeGreaterThan(100);
});

test.each(AXES)(
  "the pages of a statement by %s time add up to its first page, whatever is posted between them",
  async (axis) => {
    const tenant = await setting.newTenant();
    const [bank, ada] = [await setting.openAccount(tenant), await setting.openAccount(tenant)];
    const effectiveAt = instant("2024-05-05T05:05:05.005Z");
    const pay = async (amount: bigint, backdated: boolean) => {
      const claim = claimPayment(bank, ada, amount);
      const draft = { ...claim.draft, effectiveAt: backdated ? effectiveAt : null };
      await setting.post(tenant, await setting.accept(tenant, { ...claim, draft }));
    };
    for (const amount of [1n, 2n, 3n, 4n, 5n]) await pay(amount, amount % 2n === 0n);
    const period = {
      axis,
      from: instant("2024-01-01T00:00:00Z"),
      to: instant("2999-01-01T00:00:00Z"),
    };
    const summary = await summarize(tenant, ada, period);
    const entries: AccountEntry[] = [];
    for await (const page of walk(tenant, ada, period, summary, 2)) {
      entries.push(...page.entries);
      await pay(100n, true);
      await pay(1_000n, false);
    }
    expect(entries).toHaveLength(5);
    expectToAddUp(summary, entries);
    expect((await summarize(tenant, ada, period)).closing.postedCredits).toBeGreaterThan(1_000n);
  },
);

test("by effective time a page passes over what counts elsewhere, a bounded number at once, and loses nothing", async () => {
  const tenant = await setting.newTenant();
  const account = await setting.openAccount(tenant);
  const length = 40_000; // the last 800 of which are shifted, more than a page may look at
  await writeHistory(setting, tenant, account, length);
  const period = {
    axis: "effective" as const,
    from: postedAt(length - 900),
    to: postedAt(length + 1),
  };
  const summary = await summarize(tenant, account, period);
  const pages: PeriodPage[] = [];
  for await (const page of walk(tenant, account, period, summary, 100)) pages.push(page);
  const entries = pages.flatMap((page) => page.entries);
  const rows = await setting.sql<{ version: string }[]>`
    select account_version as version from entries
      where tenant_id = ${tenant.id} and effective_at >= ${period.from} and effective_at < ${period.to}
      order by effective_at, account_version`;
  expect(entries.map(({ accountVersion }) => accountVersion)).toEqual(
    rows.map(({ version }) => Number(version)),
  );
  expectToAddUp(summary, entries);
  expect(pages.some((page) => page.entries.length < 100 && page.next !== undefined)).toBe(true);
});

test("while money moves to other times, the books balance at every moment on every axis", async () => {
  const tenant = await setting.newTenant();
  const accounts = await Promise.all(Array.from({ length: 4 }, () => setting.openAccount(tenant)));
  const [a, b, c, d] = accounts;
  if (!a || !b || !c || !d) throw new Error("there are four");
  const beginning = Date.now();
  const moments = Array.from({ length: 12 }, (_, index) =>
    instantOf(new Date(beginning + (index - 8) * 3_600_000)),
  );
  const moving = Promise.all(
    Array.from({ length: 24 }, async (_, index) => {
      const claim = index % 2 === 0 ? claimPayment(a, b, 3n) : claimPayment(c, d, 5n);
      const draft = { ...claim.draft, effectiveAt: moments[index % 12] ?? null };
      await setting.post(tenant, await setting.accept(tenant, { ...claim, draft }));
    }),
  );
  let done = false;
  void moving.finally(() => (done = true));
  do {
    for (const axis of AXES) {
      for (const at of [...moments, undefined]) {
        const { totals } = await readTrialBalance(setting.api, tenant.id, { axis, at });
        for (const { debits, credits } of totals) expect(debits).toBe(credits);
      }
    }
  } while (!done);
  await moving;
  const { totals } = await readTrialBalance(setting.api, tenant.id, {
    axis: "effective",
    at: moments.at(-1),
  });
  expect(totals).toMatchObject([{ debits: 96n, credits: 96n }]);
});

test("a moment is told of only when no posting can still come before it", async () => {
  const tenant = await setting.newTenant();
  const [bank, ada] = [await setting.openAccount(tenant), await setting.openAccount(tenant)];
  const other = await setting.openAccount(tenant);
  const ids = await setting.accept(tenant, claimPayment(bank, ada, 7n));
  const stranger = await setting.newTenant();
  const order: string[] = [];
  const { promise: settled, resolve } = Promise.withResolvers<boolean>();
  const at = await inTransaction(setting.worker, tenant.id, async (tx) => {
    const { now } = await lockBatch(tx, tenant, ids);
    // Only when the clock has moved on is the moment over.
    await setting.sql`select pg_sleep(0.005)`;
    for (const account of [ada, undefined]) {
      expect(await settleMoment(setting.api, tenant.id, { at: now, account, patienceMs: 0 })).toBe(
        false,
      );
    }
    expect(
      await settleMoment(setting.api, tenant.id, { at: now, account: other, patienceMs: 0 }),
    ).toBe(true);
    expect(await settleMoment(setting.api, stranger.id, { at: now, patienceMs: 0 })).toBe(true);
    const settling = settleMoment(setting.api, tenant.id, { at: now, account: ada });
    resolve(settling.finally(() => order.push("settled")));
    expect(
      await settleMoment(setting.api, tenant.id, { at: now, account: ada, patienceMs: 0 }),
    ).toBe(false);
    order.push("committing");
    return now;
  });
  expect(await settled).toBe(true);
  expect(order).toEqual(["committing", "settled"]);
  expect(await settleMoment(setting.api, tenant.id, { at, patienceMs: 0 })).toBe(true);
});

test("the future and what is long over are told of at once, whatever is on its way", async () => {
  const tenant = await setting.newTenant();
  const [account, other] = [await setting.openAccount(tenant), await setting.openAccount(tenant)];
  const ids = await setting.accept(tenant, claimPayment(account, other, 7n));
  await inTransaction(setting.worker, tenant.id, async (tx) => {
    await lockBatch(tx, tenant, ids);
    for (const at of ["2020-01-01T00:00:00Z", "2999-01-01T00:00:00Z"].map(instant)) {
      expect(await settleMoment(setting.api, tenant.id, { at, account, patienceMs: 0 })).toBe(true);
    }
  });
  for (const axis of ["posted", "effective"] satisfies Axis[]) {
    expect(
      await readCounters(setting.api, tenant.id, account, {
        axis,
        at: instant("2020-01-01T00:00:00Z"),
      }),
    ).toEqual({ postedDebits: 0n, postedCredits: 0n, pendingDebits: 0n, pendingCredits: 0n });
  }
});

function instant(text: string) {
  const read = parseInstant(text);
  if (read === undefined) throw new Error(`${text} is no time`);
  return read;
}
