import {
  EVERYTHING,
  FAMILIES,
  type Family,
  findBroken,
  findChanged,
  inTransaction,
  nextSlice,
  RULES,
  readIntents,
  toUuid,
} from "@quittance/db";
import type postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findBrokenRules } from "../harness/find-broken-rules.ts";
import { CORRUPTIONS } from "./corruptions.ts";
import { claimPayment, type LedgerSetting, openLedgerSetting } from "./ledger-setting.ts";
import { ask, openVariedBooks, PLOT, type VariedBooks } from "./varied-books.ts";

let setting: LedgerSetting;
let books: VariedBooks;

beforeAll(async () => {
  setting = await openLedgerSetting();
  books = await openVariedBooks(setting);
}, 60_000);
afterAll(() => setting.close());

type Part = Parameters<VariedBooks["intent"]>[0];

/** The rules that are found broken after a corruption, which is taken back again. */
async function brokenBy(
  corrupt: (tx: postgres.TransactionSql) => Promise<unknown>,
): Promise<readonly string[]> {
  const found: string[] = [];
  const takeBack = new Error("taken back");
  const attempt = setting.sql.begin(async (tx) => {
    // What the triggers refuse happens to disks and to people with every right.
    for (const table of TABLES) await tx`alter table ${tx(table)} disable trigger all`;
    const { count } = await tx`select 1 from tenants where tenant_id = ${books.tenant.id}`;
    expect(count).toBe(1);
    await corrupt(tx);
    for (const rule of RULES) {
      const findings = await findBroken(tx, books.tenant.id, rule, EVERYTHING);
      if (findings.length > 0) found.push(rule.name);
    }
    throw takeBack;
  });
  await expect(attempt).rejects.toBe(takeBack);
  return found.toSorted();
}

const TABLES = [
  "entries",
  "ledger_transactions",
  "payment_intents",
  "operations",
  "legs",
  "events",
  "idempotency_keys",
];

test("the books of every kind of payment obey every rule", async () => {
  const ids = Object.keys(PLOT).map((part) => books.intent(part as Part));
  const intents = await readIntents(setting.api, books.tenant, ids);
  const statuses = new Map(intents.map(({ id, status }) => [id, status]));
  expect(Object.keys(PLOT).map((part) => statuses.get(books.intent(part as Part)))).toEqual(
    Object.values(PLOT),
  );
  expect(await findBrokenRules(setting.sql)).toEqual({});
});

test("every rule has a name of its own and says what it means", () => {
  expect(new Set(RULES.map(({ name }) => name)).size).toBe(RULES.length);
  for (const { name, sentence, freezes, subject } of RULES) {
    expect(name).toMatch(/^[a-z]+(_[a-z]+)+$/);
    expect(sentence).toMatch(/^[A-Z].{20,}\.$/);
    if (freezes) expect(subject, name).toBe("account");
  }
});

describe("each corruption is found by the rules that it breaks, and by no other", () => {
  test.each(CORRUPTIONS)("%s", async (_, corrupt, rules) => {
    expect(await brokenBy((tx) => corrupt(tx, books))).toEqual(rules.toSorted());
  });

  test("every rule finds one of them", () => {
    const used = new Set(CORRUPTIONS.flatMap(([, , rules]) => rules));
    expect(RULES.map(({ name }) => name).filter((name) => !used.has(name))).toEqual([]);
  });
});

describe("a part of the books", () => {
  /** What changed is told up to the oldest transaction that runs, in whichever database of the server. */
  async function untilAllIsTold(): Promise<void> {
    const hidden = () => setting.sql`
      select id from events where xid >= pg_snapshot_xmin(pg_current_snapshot())`;
    await expect.poll(hidden, { timeout: 20_000 }).toHaveLength(0);
  }

  const rulesOf = (family: Family) => RULES.filter((rule) => rule.family === family);

  test("is looked at alone", async () => {
    const rule = RULES.find(({ name }) => name === "account_is_as_its_last_entry");
    if (rule === undefined) throw new Error("there is no such rule");
    const [ada, ben] = [toUuid(books.ada), toUuid(books.ben)];
    const findIn = (tx: postgres.TransactionSql, ids: readonly string[]) =>
      findBroken(tx, books.tenant.id, rule, { ids });
    await brokenBy(async (tx) => {
      await tx`update accounts set posted_debits = posted_debits + 5 where id = ${ada}`;
      expect(await findIn(tx, [ben])).toEqual([]);
      const [finding, ...others] = await findIn(tx, [ada, ben]);
      expect(finding).toMatchObject({ rule, subjectId: ada });
      expect(finding?.expected).not.toBe(finding?.found);
      expect(others).toEqual([]);
      const [lower, upper] = [ada, ben].toSorted();
      const range = { after: lower ?? null, upTo: upper ?? null };
      const inRange = await findBroken(tx, books.tenant.id, rule, range);
      expect(inRange.map(({ subjectId }) => subjectId)).toEqual(ada === upper ? [ada] : []);
    });
  });

  test.each(FAMILIES)("of the family %s is covered by slices without a gap", async (family) => {
    const { after, upTo } = await nextSlice(setting.sql, books.tenant.id, family, null);
    expect({ after, upTo }).toEqual(EVERYTHING);
    expect(rulesOf(family)).not.toEqual([]);
  });

  test("that changed is told by its events, to the last intent, account and ledger transaction", async () => {
    await untilAllIsTold();
    const changed = await inTransaction(setting.worker, books.tenant.id, (tx) =>
      findChanged(tx, books.tenant.id, "0", 10_000),
    );
    const [all] = await setting.sql<Record<string, string[]>[]>`
      select array(select id from ledger_transactions order by id) as ledger_transaction,
             array(select id from accounts order by id) as account,
             array(select id from payment_intents where status not in ('pending', 'scheduled') order by id)
               as payment_intent`;
    const { ids, xid } = changed ?? { ids: {}, xid: "none" };
    const sorted = Object.entries(ids).map(([family, of]) => [family, of.toSorted()]);
    expect(Object.fromEntries(sorted)).toEqual(all);
    const later = inTransaction(setting.worker, books.tenant.id, (tx) =>
      findChanged(tx, books.tenant.id, xid, 10_000),
    );
    expect(await later).toBeUndefined();
  });

  test("that changed comes in pieces of whole transactions, none twice and none left out", async () => {
    await untilAllIsTold();
    const pieces: string[] = [];
    for (let xid = "0"; ; ) {
      const after = xid;
      const piece = await inTransaction(setting.worker, books.tenant.id, (tx) =>
        findChanged(tx, books.tenant.id, after, 1),
      );
      if (piece === undefined) break;
      xid = piece.xid;
      pieces.push(xid);
    }
    const rows = await setting.sql<{ xid: string }[]>`
      select distinct xid from events where tenant_id = ${books.tenant.id} order by xid`;
    expect(pieces).toEqual(rows.map(({ xid }) => xid));
  });
});

const ROUNDS = 25;

test("no rule is broken at any moment while holds, captures and payments go on", async () => {
  const tenant = await setting.newTenant();
  const accounts = await Promise.all(Array.from({ length: 6 }, () => setting.openAccount(tenant)));
  const at = (index: number) => accounts[index % accounts.length] ?? books.ada;
  let isDone = false;
  async function pay(lane: number): Promise<void> {
    for (let round = 0; round < ROUNDS; round += 1) {
      const claims = Array.from({ length: 5 }, (_, step) => {
        const { draft, ...key } = claimPayment(
          at(lane + step),
          at(lane + step + 1 + (round % 4)),
          7n,
        );
        const captureMethod = step % 2 === 0 ? ("manual" as const) : ("automatic" as const);
        return { ...key, draft: { ...draft, captureMethod } };
      });
      const ids = await setting.accept(tenant, ...claims);
      await setting.post(tenant, ids);
      const [held] = ids;
      if (held !== undefined) await ask(setting, tenant, held, "capture", 3n);
    }
  }
  const found: string[] = [];
  let looks = 0;
  async function look(): Promise<void> {
    while (!isDone) {
      for (const rule of RULES) {
        const findings = await findBroken(setting.sql, tenant.id, rule, EVERYTHING);
        found.push(
          ...findings.map(({ expected, found: is }) => `${rule.name}: ${expected}; ${is}`),
        );
      }
      looks += 1;
    }
  }
  const looking = look();
  await Promise.all(Array.from({ length: 4 }, (_, lane) => pay(lane)));
  isDone = true;
  await looking;
  expect(found).toEqual([]);
  expect(looks).toBeGreaterThan(1);
  const [row] =
    await setting.sql`select count(*)::int as entries from entries where tenant_id = ${tenant.id}`;
  expect(row).toEqual({ entries: 4 * ROUNDS * (5 * 2 + 6) });
}, 90_000);
