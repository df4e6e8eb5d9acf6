import { randomUUID } from "node:crypto";
import { type DatabaseRole, type Tenant, toUuid } from "@quittance/db";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { claimPayment, type LedgerSetting, openLedgerSetting } from "./ledger-setting.ts";
import { refusalOf } from "./refusal.ts";

let setting: LedgerSetting;
let tenant: Tenant;

beforeAll(async () => {
  setting = await openLedgerSetting();
  tenant = await setting.newTenant();
});
afterAll(() => setting.close());

/** What a role may do beyond reading; `update (…)` names the only columns that it may change. */
async function rightsToWrite(role: DatabaseRole): Promise<readonly string[]> {
  const rows = await setting.sql<{ right: string }[]>`
    select lower(privilege_type) || ' ' || table_name as right
      from information_schema.role_table_grants
      where grantee = ${role} and table_schema = 'public' and privilege_type <> 'SELECT'
    union all
    select lower(privilege_type) || ' ' || table_name || ' (' || string_agg(column_name, ' ' order by column_name collate "C") || ')'
      from information_schema.column_privileges c
      where grantee = ${role} and table_schema = 'public' and privilege_type = 'UPDATE'
        and not exists (
          select from information_schema.role_table_grants t
            where t.grantee = c.grantee and t.table_name = c.table_name and t.privilege_type = 'UPDATE')
      group by privilege_type, table_name`;
  return rows.map(({ right }) => right).sort();
}

describe("each role may write what its process is for, and nothing else", () => {
  test("the api takes requests in and moves no money", async () => {
    expect(await rightsToWrite("quittance_api")).toEqual([
      "insert accounts",
      "insert api_keys",
      "insert audit_log",
      "insert currencies",
      "insert deliveries",
      "insert endpoint_health",
      "insert endpoint_secrets",
      "insert endpoints",
      "insert events",
      "insert idempotency_keys",
      "insert legs",
      "insert operations",
      "insert outbox",
      "insert payment_intents",
      "insert tenants",
      "insert webhook_tasks",
      "update accounts (event_sequence metadata name overdraft_limit status updated_at)",
      "update api_keys (expires_at last_used_at replaced_by revoked_at)",
      "update deliveries (counted_from failure finished_at next_attempt_at status)",
      "update endpoint_health",
      "update endpoint_secrets (expires_at)",
      "update endpoints (api_version deleted_at description disabled_reason event_sequence event_types max_in_flight ordering public_key rate_limit signatures status updated_at url)",
    ]);
  });

  test("the worker moves money and takes nothing in", async () => {
    expect(await rightsToWrite("quittance_worker")).toEqual([
      "delete outbox",
      "insert attempts",
      "insert audit_findings",
      "insert audit_log",
      "insert audits",
      "insert deliveries",
      "insert effective_shifts",
      "insert entries",
      "insert events",
      "insert ledger_transactions",
      "insert outbox",
      "update accounts (event_sequence pending_credits pending_debits posted_credits posted_debits status updated_at version)",
      "update audits",
      "update deliveries (attempts counted_from failure finished_at lease leased_until next_attempt_at status task_id)",
      "update effective_shifts (credits debits)",
      "update endpoint_health",
      "update endpoint_secrets (key_name sealed)",
      "update endpoints (disabled_reason event_sequence status updated_at)",
      "update operations (failure_code failure_leg finished_at ledger_transaction_ids lock_wait_ms ring_at rings rung_at status version)",
      "update outbox",
      "update payment_intents (cancellation_reason captured event_sequence failed_by failure_code failure_leg finished_at ledger_transaction_ids lock_wait_ms quarantine_error quarantined_at refunded ring_at rings rung_at status updated_at version)",
      "update webhook_tasks (done finished_at position)",
    ]);
  });

  test("the operators' process may ring a bell and lift a quarantine", async () => {
    expect(await rightsToWrite("quittance_ops")).toEqual([
      "insert audit_log",
      "update payment_intents (quarantine_error quarantined_at ring_at)",
    ]);
  });

  test("the operators' command line opens tenants and hands out keys", async () => {
    expect(await rightsToWrite("quittance_provisioner")).toEqual([
      "insert api_keys",
      "insert audit_log",
      "insert tenants",
      "update api_keys (expires_at replaced_by revoked_at)",
    ]);
  });

  test("the api writes the secrets of an endpoint, lets them expire, and puts no other in their place", async () => {
    const sql = setting.as("quittance_api").about(tenant);
    const refused = { condition: "insufficient_privilege" };
    expect(await refusalOf(sql`update endpoint_secrets set sealed = 'known'`)).toEqual(refused);
    expect(await refusalOf(sql`update endpoint_secrets set key_name = 'none'`)).toEqual(refused);
    expect(await refusalOf(sql`delete from endpoint_secrets`)).toEqual(refused);
  });

  test("the operators and the auditor see no secret, not even sealed, and no stored answer", async () => {
    for (const role of ["quittance_ops", "quittance_auditor"] as const) {
      const sql = setting.as(role).about(tenant);
      const refusals = [
        await refusalOf(sql`select sealed from endpoint_secrets`),
        await refusalOf(sql`select response_body from idempotency_keys`),
      ];
      expect(refusals, role).toEqual(refusals.map(() => ({ condition: "insufficient_privilege" })));
    }
  });

  test("the auditor reads every table and writes nothing", async () => {
    expect(await rightsToWrite("quittance_auditor")).toEqual([]);
    const tables = await setting.sql<{ name: string }[]>`
      select tablename as name from pg_tables where schemaname = 'public'`;
    expect(tables.length).toBeGreaterThan(10);
    for (const { name } of tables) {
      const sql = setting.as("quittance_auditor").about(tenant);
      expect(await sql`select from ${sql(name)} limit 1`, name).toBeDefined();
    }
  });
});

describe("what a role may not do is refused when it is tried", () => {
  const id = randomUUID();
  const intent = `insert into payment_intents (tenant_id, id, status, created_at, updated_at, ring_at)
                  values ('${id}', '${id}', 'pending', now(), now(), now())`;
  const ledgerTransaction = `insert into ledger_transactions (tenant_id, id, kind, intent_id, effective_at, created_at)
                             values ('${id}', '${id}', 'payment', '${id}', now(), now())`;
  const entry = "insert into entries select * from entries";
  const attempts: readonly [DatabaseRole, string][] = [
    ["quittance_worker", intent],
    ["quittance_worker", "insert into legs select * from legs"],
    ["quittance_worker", "insert into accounts select * from accounts"],
    ["quittance_worker", "insert into idempotency_keys select * from idempotency_keys"],
    ["quittance_worker", "insert into currencies select * from currencies"],
    ["quittance_worker", "insert into tenants values (gen_random_uuid(), 'live')"],
    ["quittance_worker", "update accounts set overdraft_limit = null"],
    ["quittance_worker", "update accounts set normal_balance = 'debit'"],
    ["quittance_worker", "update accounts set currency = 'EUR'"],
    ["quittance_worker", "update accounts set exponent = 0"],
    ["quittance_worker", "insert into operations select * from operations"],
    ["quittance_worker", "update operations set amount = amount + 1"],
    ["quittance_worker", "update operations set kind = 'refund'"],
    ["quittance_worker", "update operations set intent_id = id"],
    ["quittance_worker", "update payment_intents set capture_method = 'manual'"],
    ["quittance_worker", "update payment_intents set hold_expires_at = null"],
    ["quittance_worker", "update payment_intents set atomic = false"],
    ["quittance_worker", "update payment_intents set created_at = now()"],
    ["quittance_worker", "update payment_intents set metadata = '{}'"],
    ["quittance_api", ledgerTransaction],
    ["quittance_api", entry],
    ["quittance_api", "update accounts set posted_credits = posted_credits + 1"],
    ["quittance_api", "update accounts set pending_debits = 0"],
    ["quittance_api", "update accounts set version = version + 1"],
    ["quittance_api", "update accounts set normal_balance = 'debit'"],
    ["quittance_api", "update accounts set currency = 'EUR'"],
    ["quittance_api", "update accounts set exponent = 0"],
    ["quittance_api", "update accounts set external_id = null"],
    ["quittance_api", "update operations set status = 'succeeded', finished_at = now()"],
    ["quittance_api", "select from operations for update"],
    ["quittance_api", "update payment_intents set status = 'succeeded'"],
    ["quittance_api", "update currencies set exponent = 0"],
    ["quittance_api", "delete from outbox"],
    ["quittance_api", "select from payment_intents for update"],
    ["quittance_api", "update api_keys set key_hash = key_hash"],
    ["quittance_api", "update api_keys set scopes = scopes"],
    ["quittance_api", "update tenants set mode = 'live'"],
    ["quittance_api", "delete from api_keys"],
    ["quittance_worker", "insert into api_keys select * from api_keys"],
    ["quittance_ops", "insert into api_keys select * from api_keys"],
    ["quittance_provisioner", "select from payment_intents"],
    ["quittance_provisioner", "select from accounts"],
    ["quittance_provisioner", "update api_keys set scopes = scopes"],
    ["quittance_provisioner", "delete from tenants"],
    ["quittance_ops", entry],
    ["quittance_ops", "update payment_intents set status = 'succeeded'"],
    ["quittance_ops", "update accounts set posted_credits = posted_credits + 1"],
    ["quittance_auditor", intent],
    ["quittance_auditor", "update payment_intents set ring_at = now()"],
    ["quittance_auditor", "delete from outbox"],
    ["quittance_auditor", "create table mine (n integer)"],
  ];
  test.each(attempts)("%s: %s", async (role, statement) => {
    expect(await refusalOf(setting.as(role).about(tenant).unsafe(statement))).toEqual({
      condition: "insufficient_privilege",
    });
  });
});

test("the worker may freeze an account, and neither thaw nor close one", async () => {
  const id = toUuid(await setting.openAccount(tenant));
  const sql = setting.worker.about(tenant);
  const setStatus = (status: string) => sql`
    update accounts set status = ${status} where tenant_id = ${tenant.id} and id = ${id}`;
  expect(await refusalOf(setStatus("closed"))).toEqual({ condition: "insufficient_privilege" });
  expect((await setStatus("frozen")).count).toBe(1);
  expect(await refusalOf(setStatus("active"))).toEqual({ condition: "insufficient_privilege" });
});

test("with these rights and no more, a payment is taken in and moved", async () => {
  const [bank, ada] = [await setting.openAccount(tenant), await setting.openAccount(tenant)];
  const ids = await setting.accept(tenant, claimPayment(bank, ada, 100n));
  const { intents } = await setting.post(tenant, ids);
  expect(intents.map(({ status }) => status)).toEqual(["succeeded"]);
});
