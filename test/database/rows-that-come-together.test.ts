// History can not be added to: entries come with their ledger transaction, legs with their intent.
import { randomUUID } from "node:crypto";
import { inTransaction, type Tenant, type Tx, toUuid } from "@quittance/db";
import type { AccountId } from "@quittance/domain";
import type postgres from "postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { insertEntries, insertLedgerTransaction } from "./hand-written.ts";
import { claimPayment, type LedgerSetting, openLedgerSetting } from "./ledger-setting.ts";
import { refusalOf } from "./refusal.ts";

let setting: LedgerSetting;
let tenant: Tenant;
let a: AccountId;
let b: AccountId;

beforeAll(async () => {
  setting = await openLedgerSetting();
});
afterAll(() => setting.close());
beforeEach(async () => {
  tenant = await setting.newTenant();
  [a, b] = [await setting.openAccount(tenant), await setting.openAccount(tenant)];
});

/** Two entries that balance. */
const insertPair = (sql: postgres.ISql, transaction: string, version = 2): Promise<void> =>
  insertEntries(
    sql,
    tenant.id,
    transaction,
    { account: a, version, direction: "debit", amount: "100" },
    { account: b, version, direction: "credit", amount: "100" },
  );

const inSessionOfTheWorker = <Answer>(work: (tx: Tx) => Promise<Answer>): Promise<Answer> =>
  inTransaction(setting.worker, tenant.id, work);

async function postOne(): Promise<string> {
  const ids = await setting.accept(tenant, claimPayment(a, b, 1n));
  const [transaction] = (await setting.post(tenant, ids)).ledgerTransactions;
  if (transaction === undefined) throw new Error("a payment has a ledger transaction");
  return toUuid(transaction.id);
}

const refused = { condition: "restrict_violation", constraint: "entries_with_their_transaction" };

describe("a pair of entries that balances is refused", () => {
  test("when its ledger transaction was committed before", async () => {
    const posted = await postOne();
    expect(await refusalOf(insertPair(setting.worker.about(tenant), posted, 3))).toEqual(refused);
  });

  test("when its ledger transaction was committed before and has no entries", async () => {
    const transaction = randomUUID();
    await insertLedgerTransaction(setting.worker.about(tenant), tenant.id, transaction);
    expect(await refusalOf(insertPair(setting.worker.about(tenant), transaction))).toEqual(refused);
  });

  test("when there is no such ledger transaction", async () => {
    expect(await refusalOf(insertPair(setting.worker.about(tenant), randomUUID()))).toEqual(
      refused,
    );
  });

  test("when its ledger transaction is another tenant's", async () => {
    const elsewhere = await setting.newTenant();
    // Row level security would not let the worker come so far.
    const theirs = setting.sql.begin(async (tx) => {
      const transaction = randomUUID();
      await insertLedgerTransaction(tx, elsewhere.id, transaction);
      await insertPair(tx, transaction);
    });
    expect(await refusalOf(theirs)).toEqual(refused);
  });

  test("when somebody else is just writing its ledger transaction", async () => {
    const transaction = randomUUID();
    await inSessionOfTheWorker(async (tx) => {
      await insertLedgerTransaction(tx, tenant.id, transaction);
      expect(await refusalOf(insertPair(setting.worker.about(tenant), transaction))).toEqual(
        refused,
      );
    });
  });

  test("when it hides among entries that come with theirs", async () => {
    const posted = await postOne();
    const hidden = inSessionOfTheWorker(async (tx) => {
      const own = randomUUID();
      await insertLedgerTransaction(tx, tenant.id, own);
      const [c, d] = [await setting.openAccount(tenant), await setting.openAccount(tenant)];
      await insertEntries(
        tx,
        tenant.id,
        own,
        { account: a, version: 3, direction: "debit", amount: "1" },
        { account: b, version: 3, direction: "credit", amount: "1" },
        { account: c, version: 2, direction: "debit", amount: "1", transaction: posted },
        { account: d, version: 2, direction: "credit", amount: "1", transaction: posted },
      );
    });
    expect(await refusalOf(hidden)).toEqual(refused);
  });

  test("when it is written behind a savepoint to a ledger transaction of before", async () => {
    const posted = await postOne();
    const late = inSessionOfTheWorker((tx) =>
      behindSavepoint(tx, (inner) => insertPair(inner, posted, 3)),
    );
    expect(await refusalOf(late)).toEqual(refused);
  });

  test("also in a session that replays a replica", async () => {
    const posted = await postOne();
    const replayed = setting.sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await insertPair(tx, posted, 3);
    });
    expect(await refusalOf(replayed)).toEqual(refused);
  });
});

/** What is written behind a savepoint has a transaction id of its own. */
async function behindSavepoint(tx: Tx, write: (tx: Tx) => Promise<unknown>): Promise<void> {
  await tx`savepoint before`;
  await write(tx);
  await tx`release savepoint before`;
}

describe("entries are taken with their ledger transaction, wherever savepoints lie", () => {
  const ways: readonly [string, (tx: Tx, transaction: string) => Promise<unknown>][] = [
    [
      "both before one",
      async (tx, transaction) => {
        await insertLedgerTransaction(tx, tenant.id, transaction);
        await insertPair(tx, transaction);
        await behindSavepoint(tx, (inner) => inner`select`);
      },
    ],
    [
      "both behind one",
      (tx, transaction) =>
        behindSavepoint(tx, async (inner) => {
          await insertLedgerTransaction(inner, tenant.id, transaction);
          await insertPair(inner, transaction);
        }),
    ],
    [
      "the entries behind one",
      async (tx, transaction) => {
        await insertLedgerTransaction(tx, tenant.id, transaction);
        await behindSavepoint(tx, (inner) => insertPair(inner, transaction));
      },
    ],
    [
      "the ledger transaction behind one",
      async (tx, transaction) => {
        await behindSavepoint(tx, (inner) =>
          insertLedgerTransaction(inner, tenant.id, transaction),
        );
        await insertPair(tx, transaction);
      },
    ],
    [
      "each behind its own",
      async (tx, transaction) => {
        await behindSavepoint(tx, (inner) =>
          insertLedgerTransaction(inner, tenant.id, transaction),
        );
        await behindSavepoint(tx, (inner) => insertPair(inner, transaction));
      },
    ],
  ];
  test.each(ways)("%s", async (_name, write) => {
    const transaction = randomUUID();
    await inSessionOfTheWorker((tx) => write(tx, transaction));
    const entries = await setting.sql`
      select from entries where tenant_id = ${tenant.id} and ledger_transaction_id = ${transaction}`;
    expect(entries).toHaveLength(2);
  });
});

describe("a leg is not added to an intent that was stored before", () => {
  const insertLeg = async (sql: postgres.ISql, intent: string): Promise<void> => {
    await sql`
      insert into legs (tenant_id, intent_id, position, source, destination, currency, exponent, amount)
      values (${tenant.id}, ${intent}, 1, ${toUuid(a)}, ${toUuid(b)}, 'USD', 2, 1)`;
  };
  const refusedLeg = { condition: "restrict_violation", constraint: "legs_with_their_intent" };
  const acceptOne = async (): Promise<string> => {
    const [id] = await setting.accept(tenant, claimPayment(a, b, 1n));
    if (id === undefined) throw new Error("the intent was stored");
    return toUuid(id);
  };

  test("not by the api, decided or not", async () => {
    const intent = await acceptOne();
    expect(await refusalOf(insertLeg(setting.api.about(tenant), intent))).toEqual(refusedLeg);
  });

  test("not to one that nobody knows", async () => {
    expect(await refusalOf(insertLeg(setting.api.about(tenant), randomUUID()))).toEqual(refusedLeg);
  });

  test("not in a session that replays a replica", async () => {
    const intent = await acceptOne();
    const replayed = setting.sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await insertLeg(tx, intent);
    });
    expect(await refusalOf(replayed)).toEqual(refusedLeg);
  });
});
