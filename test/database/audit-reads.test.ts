// Auditing what changed costs no more than what changed, however much did not: counted in rows, as
// PostgreSQL counts them, while its statistics know nothing of the tables.
import {
  type Changed,
  EVERYTHING,
  findBroken,
  findChanged,
  type IntentClaim,
  inTransaction,
  newId,
  RULES,
  type Tenant,
} from "@quittance/db";
import type { AccountId, PaymentIntentId } from "@quittance/domain";
import { afterAll, beforeAll, expect, test } from "vitest";
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
  await setting.post(tenant, await accept(HISTORY, from, to));
  const [before] = await setting.sql<[{ xid: string }]>`
    select max(xid::text::bigint)::text as xid from events where tenant_id = ${tenant.id}`;

  await setting.post(tenant, await accept(NEW / 2, from, to, { atomicBatch: newId("batch") }));
  const holds = await accept(NEW / 2, from, to, { captureMethod: "manual" });
  await setting.post(tenant, holds);
  for (const hold of holds) await setting.ask(tenant, "capture", hold, 1n);
  await setting.post(tenant, holds);
  const found = await inTransaction(setting.worker, (tx) =>
    findChanged(tx, tenant.id, before.xid, 500),
  );
  if (found === undefined) throw new Error("payments are changes");
  changed = found;
});
afterAll(() => setting.close());

async function accept(
  count: number,
  from: AccountId,
  to: AccountId,
  terms: Partial<IntentClaim["draft"]> = {},
): Promise<readonly PaymentIntentId[]> {
  const claims = Array.from({ length: count }, () => claimPayment(from, to, 1n));
  return setting.accept(
    tenant,
    ...claims.map((claim) => ({ ...claim, draft: { ...claim.draft, ...terms } })),
  );
}

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
    const { rows } = await countReads(setting.as("quittance_auditor"), (db) =>
      findBroken(db.sql, tenant.id, rule, { ids }),
    );
    expect(rows).toBeGreaterThan(0);
    expect(rows).toBeLessThanOrEqual(NEW * 1.5 * ROWS_OF_ONE);
  },
);

test("a rule asked of everything reads all of it, so rows are what is counted here", async () => {
  const balances = RULES.find(({ name }) => name === "ledger_transaction_balances");
  if (balances === undefined) throw new Error("the rule has another name now");
  const { rows } = await countReads(setting.as("quittance_auditor"), (db) =>
    findBroken(db.sql, tenant.id, balances, EVERYTHING),
  );
  expect(rows).toBeGreaterThan(2 * HISTORY);
});
