import {
  insertCurrency,
  insertEvents,
  inTransaction,
  recordAction,
  type Tenant,
} from "@quittance/db";
import { type CurrencyCode, instantOf } from "@quittance/domain";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { claimPayment, type LedgerSetting, openLedgerSetting } from "./ledger-setting.ts";
import { refusalOf } from "./refusal.ts";

let setting: LedgerSetting;
let tenant: Tenant;

beforeAll(async () => {
  setting = await openLedgerSetting();
  tenant = await setting.newTenant();
  const [bank, ada] = [await setting.openAccount(tenant), await setting.openAccount(tenant)];
  const ids = await setting.accept(tenant, claimPayment(bank, ada, 1n));
  await setting.post(tenant, ids);
  for (const id of ids) await setting.ask(tenant, "refund", id, 1n);
  const gems = { code: "GEMS" as CurrencyCode, exponent: 0, createdAt: instantOf(new Date()) };
  await inTransaction(setting.api, tenant.id, (tx) =>
    Promise.all([
      insertCurrency(tx, tenant.id, gems),
      recordAction(tx, {
        tenantId: tenant.id,
        actor: { type: "system", id: "api" },
        action: "currency.registered",
        resource: gems.code,
        detail: {},
        requestId: null,
      }),
    ]),
  );
});
afterAll(() => setting.close());

/** Tables whose rows are written once, each with a column that an update could try. */
const HISTORY = {
  entries: "amount",
  ledger_transactions: "kind",
  events: "body",
  idempotency_keys: "fingerprint",
  legs: "amount",
  currencies: "exponent",
  audit_log: "actor_id",
} as const;

/** Everything that would change or remove a row, over all rows there are. */
const attempts = Object.entries(HISTORY).flatMap(([table, column]) =>
  [
    `update ${table} set ${column} = ${column}`,
    `delete from ${table}`,
    `truncate ${table}`,
    `truncate ${table} cascade`,
  ].map((statement) => [statement, table] as const),
);

describe("rows of the history are never changed or removed", () => {
  test("and there is one in every table, so that a refusal says something", async () => {
    for (const table of Object.keys(HISTORY)) {
      expect(await setting.sql`select from ${setting.sql(table)}`, table).not.toHaveLength(0);
    }
  });

  test.each(attempts)("not by their owner: %s", async (statement, table) => {
    expect(await refusalOf(setting.sql.unsafe(statement))).toEqual({
      condition: "restrict_violation",
      constraint: `${table}_append_only`,
    });
  });

  test.each(attempts)("not by a session that replays a replica: %s", async (statement, table) => {
    const replayed = setting.sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx.unsafe(statement);
    });
    expect(await refusalOf(replayed)).toEqual({
      condition: "restrict_violation",
      constraint: `${table}_append_only`,
    });
  });

  test.each(attempts)("not by any process, which may not even try: %s", async (statement) => {
    for (const role of [
      "quittance_api",
      "quittance_worker",
      "quittance_ops",
      "quittance_auditor",
    ] as const) {
      const refusal = await refusalOf(setting.as(role).about(tenant).unsafe(statement));
      expect(refusal, role).toEqual({ condition: "insufficient_privilege" });
    }
  });
});

test.each([
  "delete from payment_intents",
  "truncate payment_intents",
  "truncate payment_intents cascade",
  "delete from operations",
  "truncate operations",
  "truncate operations cascade",
])("what is asked of us changes its status and is never removed: %s", async (statement) => {
  expect(await refusalOf(setting.sql.unsafe(statement))).toMatchObject({
    condition: "restrict_violation",
  });
});

test("an event that was announced can not be announced a second time", async () => {
  const [bank, ada] = [await setting.openAccount(tenant), await setting.openAccount(tenant)];
  const ids = await setting.accept(tenant, claimPayment(bank, ada, 1n));
  const { events } = await setting.post(tenant, ids);
  const [event] = events;
  if (event === undefined) throw new Error("a posted intent has an event");
  const again = { ...event, id: event.id.replace(/.$/, "0") as typeof event.id };
  expect(
    await refusalOf(
      inTransaction(setting.worker, tenant.id, (tx) => insertEvents(tx, tenant.id, [again])),
    ),
  ).toMatchObject({ condition: "unique_violation" });
});
