import {
  findDecided,
  idSource,
  inTransaction,
  isLockTimeout,
  lockBatch,
  quarantineIntent,
  readAccounts,
  readIntents,
  saveBatch,
  type Tenant,
  toUuid,
} from "@quittance/db";
import { type AccountId, ZERO } from "@quittance/domain";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findBrokenRules } from "../harness/find-broken-rules.ts";
import { claimPayment, type LedgerSetting, openLedgerSetting } from "./ledger-setting.ts";

let setting: LedgerSetting;
let tenant: Tenant;
let bank: AccountId;
let ada: AccountId;
let ben: AccountId;

beforeAll(async () => {
  setting = await openLedgerSetting();
});
afterAll(async () => {
  expect(await findBrokenRules(setting.sql)).toEqual({});
  await setting.close();
});
beforeEach(async () => {
  tenant = await setting.newTenant();
  bank = await setting.openAccount(tenant);
  ada = await setting.openAccount(tenant, { overdraftLimit: ZERO });
  ben = await setting.openAccount(tenant, { overdraftLimit: ZERO });
});

const accept = (...payments: readonly [AccountId, AccountId, bigint][]) =>
  setting.accept(tenant, ...payments.map((payment) => claimPayment(...payment)));

const balanceOf = async (id: AccountId) => {
  const { accounts } = await inTransaction(setting.worker, tenant.id, (tx) =>
    readAccounts(tx, tenant.id, [id]),
  );
  const account = accounts.get(id);
  return (
    account && { balance: account.postedCredits - account.postedDebits, version: account.version }
  );
};

describe("a ring", () => {
  test("that comes twice finds nothing to do the second time", async () => {
    const ids = await accept([bank, ada, 100n], [ada, ben, 500n]);
    const { intents } = await setting.post(tenant, ids);
    expect(intents.map(({ status }) => status)).toEqual(["succeeded", "failed"]);
    expect(await setting.post(tenant, ids)).toEqual({
      intents: [],
      operations: [],
      ledgerTransactions: [],
      accounts: [],
      events: [],
    });
    expect(await balanceOf(ada)).toEqual({ balance: 100n, version: 2 });
  });

  test("that comes to eight workers at once is answered by one of them", async () => {
    const ids = await accept(
      ...Array.from({ length: 40 }, () => [bank, ada, 1n] as [AccountId, AccountId, bigint]),
    );
    const decisions = await Promise.all(Array.from({ length: 8 }, () => setting.post(tenant, ids)));
    expect(decisions.reduce((sum, { intents }) => sum + intents.length, 0)).toBe(40);
    expect(await balanceOf(ada)).toEqual({ balance: 40n, version: 41 });
  });

  test("passes over what is unknown, another tenant's, or set aside", async () => {
    const [aside, mine] = await accept([bank, ada, 1n], [bank, ada, 2n]);
    if (aside === undefined || mine === undefined) throw new Error("both were stored");
    const elsewhere = await setting.newTenant();
    await quarantineIntent(setting.worker, tenant.id, aside, "boom");
    expect((await setting.post(elsewhere, [mine])).intents).toEqual([]);
    expect((await setting.post(tenant, [mine, aside])).intents.map(({ id }) => id)).toEqual([mine]);
    expect(await findDecided(setting.worker, tenant.id, [aside, mine])).toEqual([mine]);
  });

  test("decides in the order in which the intents were accepted, whatever its own order", async () => {
    const ids = await accept([ada, ben, 5n], [bank, ada, 5n], [ada, ben, 5n]);
    const { intents } = await setting.post(tenant, ids.toReversed());
    expect(intents.map(({ id }) => id)).toEqual(ids);
    expect(intents.map(({ status }) => status)).toEqual(["failed", "succeeded", "succeeded"]);
  });
});

test("a decision that was saved reads back as it was decided", async () => {
  const ids = await accept([bank, ada, 100n], [ada, ben, 500n]);
  const { intents, accounts } = await setting.post(tenant, ids);
  expect(await readIntents(setting.api, tenant, ids)).toEqual(intents);
  const loaded = await inTransaction(setting.worker, tenant.id, (tx) =>
    readAccounts(
      tx,
      tenant.id,
      accounts.map(({ id }) => id),
    ),
  );
  expect([...loaded.accounts.values()].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
    accounts.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  );
});

test("accounts are read after their locks were granted, with what the holder before committed", async () => {
  const [first, second] = [await accept([bank, ada, 70n]), await accept([bank, ada, 30n])];
  const holds = Promise.withResolvers<void>();
  const mayCommit = Promise.withResolvers<void>();
  const holder = inTransaction(setting.worker, tenant.id, async (tx) => {
    await lockBatch(tx, tenant, first);
    holds.resolve();
    await mayCommit.promise;
    // What a posting does, in SQL: 70 for ada. Whoever read before the commit would still see nothing.
    await tx`
      update accounts set posted_credits = 70 where tenant_id = ${tenant.id} and id = ${toUuid(ada)}`;
  });
  await holds.promise;
  const waiting = inTransaction(setting.worker, tenant.id, (tx) => lockBatch(tx, tenant, second));
  // The control: who locks and reads in one statement has a snapshot from before its wait.
  const key = BigInt.asIntN(64, BigInt(`0x${toUuid(ada).replaceAll("-", "").slice(16)}`));
  const tooEarly = setting.sql<{ posted_credits: string }[]>`
    select posted_credits from accounts
      where tenant_id = ${tenant.id} and id = ${toUuid(ada)}
        and pg_advisory_xact_lock(${key.toString()}::bigint) is not null`.execute();
  await untilTwoWait();
  // The holder's. Who waits has not read the clock, and what is told of the past need not wait for it.
  expect(await countAnnounced()).toBe(1);
  mayCommit.resolve();
  await holder;
  const seen = (await waiting).accounts.get(ada)?.postedCredits;
  expect(await tooEarly).toEqual([{ posted_credits: "0" }]);
  await setting.sql`update accounts set posted_credits = 0 where tenant_id = ${tenant.id} and id = ${toUuid(ada)}`;
  expect(seen).toBe(70n);
});

/** How many postings are announced; see `announcePosting`. */
async function countAnnounced(): Promise<number> {
  const [row] = await setting.sql<[{ announced: number }]>`
    select count(*)::integer as announced from pg_locks l join pg_database d on d.oid = l.database
      where l.locktype = 'advisory' and l.objsubid = 2 and d.datname = current_database()`;
  return row.announced;
}

/** Resolves when two connections wait for an advisory lock. */
async function untilTwoWait(): Promise<void> {
  await expect
    .poll(async () => {
      const [row] = await setting.sql<{ waiting: number }[]>`
        select count(*)::integer as waiting from pg_locks l join pg_stat_activity a using (pid)
          where l.locktype = 'advisory' and not l.granted and a.datname = current_database()`;
      return row?.waiting;
    })
    .toBe(2);
}

describe("a batch that can not be saved whole", () => {
  test("is not saved at all when an account has moved on", async () => {
    const ids = await accept([bank, ada, 1n]);
    const stale = inTransaction(setting.worker, tenant.id, async (tx) => {
      const { accounts, now } = await readAccounts(tx, tenant.id, [ada]);
      // As if it had been read one entry ago; what it comes to would even be the next version.
      const loaded = new Map(
        [...accounts].map(([id, account]) => [id, { ...account, version: account.version - 1 }]),
      );
      const intents = await readIntents(setting.api, tenant, ids);
      const decision = {
        intents,
        operations: [],
        ledgerTransactions: [],
        accounts: [...accounts.values()].map((account) => ({
          ...account,
          version: account.version + 1,
        })),
        events: [],
      };
      const batch = { intents, operations: [], accounts: loaded, now, ids: idSource };
      await Promise.all(saveBatch(tx, tenant.id, decision, batch, 0));
    });
    await expect(stale).rejects.toThrow(/were found as expected/);
  });

  test("is not saved at all when the worker fails before it commits", async () => {
    const ids = await accept([bank, ada, 1n]);
    const { intents } = await setting.post(await setting.newTenant(), ids);
    expect(intents).toEqual([]);
    const broken = inTransaction(setting.worker, tenant.id, async (tx) => {
      const locked = await lockBatch(tx, tenant, ids);
      expect(locked.intents).toHaveLength(1);
      throw new Error("killed");
    });
    await expect(broken).rejects.toThrow("killed");
    expect((await setting.post(tenant, ids)).intents).toHaveLength(1);
  });
});

test("an account that is locked for longer than the patience of a statement gives a lock timeout", async () => {
  const [first, second] = [await accept([bank, ada, 1n]), await accept([bank, ada, 1n])];
  const holds = Promise.withResolvers<void>();
  const mayEnd = Promise.withResolvers<void>();
  const holder = inTransaction(setting.worker, tenant.id, async (tx) => {
    await lockBatch(tx, tenant, first);
    holds.resolve();
    await mayEnd.promise;
  });
  await holds.promise;
  const impatient = inTransaction(setting.worker, tenant.id, async (tx) => {
    await tx`set local lock_timeout = 50`;
    return lockBatch(tx, tenant, second);
  });
  const error: unknown = await impatient.catch((thrown: unknown) => thrown);
  mayEnd.resolve();
  await holder;
  expect(isLockTimeout(error)).toBe(true);
});
