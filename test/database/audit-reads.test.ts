// Auditing what changed costs no more than what changed, however much did not: counted in rows, as
// PostgreSQL counts them, while its statistics know nothing of the tables.
import {
  type Changed,
  EVERYTHING,
  findBroken,
  findChanged,
  type IntentClaim,
  inTransaction,
  RULES,
  type Tenant,
} from "@quittance/db";
import type { AccountId } from "@quittance/domain";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { acceptAtomicBatch } from "./accept-atomic-batch.ts";
import { countReads } from "./count-reads.ts";
import { claimPayment, type LedgerSetting, openLedgerSetting } from "./ledger-setting.ts";

const HISTORY = 2_000;
const NEW = 10;
/** A payment, hold and capture have rows in seven tables, and an entry is read with those around it. */
const ROWS_OF_ONE = 12;

const TABLES = [
  "accounts",
  "entries",
  "events",
  "ledger_transactions",
  "legs",
  "operations",
  "payment_intents",
];

let setting: LedgerSetting;
let tenant: Tenant;
let changed: Changed;

beforeAll(async () => {
  setting = await openLedgerSetting();
  for (const table of TABLES) {
    await setting.sql`alter table ${setting.sql(table)} set (autovacuum_enabled = false)`;
  }
  tenant = await setting.newTenant();
  const from = await setting.openAccount(tenant);
  const to = await setting.openAccount(tenant);
  await setting.post(tenant, await setting.accept(tenant, ...payments(HISTORY, from, to)));
  const [before] = await setting.sql<[{ xid: string }]>`
    select max(xid::text::bigint)::text as xid from events where tenant_id = ${tenant.id}`;

  await setting.post(tenant, await acceptAtomicBatch(setting, tenant, payments(NEW / 2, from, to)));
  const holds = await setting.accept(
    tenant,
    ...payments(NEW / 2, from, to).map(({ draft, ...key }) => ({
      ...key,
      draft: { ...draft, captureMethod: "manual" as const },
    })),
  );
  await setting.post(tenant, holds);
  for (const hold of holds) await setting.ask(tenant, "capture", hold, 1n);
  await setting.post(tenant, holds);
  // Changes are complete when no older transaction runs, in no database of the server.
  changed = await vi.waitUntil(
    () =>
      inTransaction(setting.worker, tenant.id, async (tx) => {
        const found = await findChanged(tx, tenant.id, before.xid, 500);
        return found?.ids.ledger_transaction.length === NEW * 1.5 ? found : undefined;
      }),
    { timeout: 20_000 },
  );
}, 40_000);
afterAll(() => setting.close());

const payments = (count: number, from: AccountId, to: AccountId): readonly IntentClaim[] =>
  Array.from({ length: count }, () => claimPayment(from, to, 1n));

const ofChanges = RULES.filter(({ audit }) => audit === "change");

test("what changed is found without a look at what did not", async () => {
  expect(changed.ids.payment_intent).toHaveLength(NEW);
  expect(changed.ids.ledger_transaction).toHaveLength(NEW * 1.5);
  expect(changed.ids.account).toHaveLength(2);
});

test.each(ofChanges.map((rule) => [rule.name, rule] as const))(
  "%s reads rows of what changed alone",
  async (_, rule) => {
    if (rule.family === "tenant") throw new Error(`${rule.name} can not be asked of changes`);
    const ids = changed.ids[rule.family];
    const { rows } = await countReads(setting.worker, tenant.id, (db) =>
      inTransaction(db, tenant.id, (tx) => findBroken(tx, tenant.id, rule, { ids })),
    );
    expect(rows).toBeGreaterThan(0);
    expect(rows).toBeLessThanOrEqual(NEW * 1.5 * ROWS_OF_ONE);
  },
);

test("a rule asked of everything reads all of it, so rows are what is counted here", async () => {
  const balances = RULES.find(({ name }) => name === "ledger_transaction_balances");
  if (balances === undefined) throw new Error("the rule has another name now");
  const { rows } = await countReads(setting.worker, tenant.id, (db) =>
    inTransaction(db, tenant.id, (tx) => findBroken(tx, tenant.id, balances, EVERYTHING)),
  );
  expect(rows).toBeGreaterThan(2 * HISTORY);
});
