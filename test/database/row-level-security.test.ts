import { randomUUID } from "node:crypto";
import {
  acrossTenants,
  type DatabaseRole,
  hashApiKey,
  insertCurrency,
  insertEndpoint,
  insertTask,
  inTenant,
  inTransaction,
  makeApiKey,
  newId,
  RULES,
  recordAction,
  recordFindings,
  relayEvents,
  saveChangesAudited,
  type Tenant,
  toUuid,
  withKeys,
} from "@quittance/db";
import { type CurrencyCode, instantOf, type TenantId } from "@quittance/domain";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addKey } from "../harness/open-tenant.ts";
import { claimPayment, type LedgerSetting, openLedgerSetting } from "./ledger-setting.ts";
import { refusalOf } from "./refusal.ts";
import { newEndpointOf } from "./webhook-setting.ts";

const ROLES = [
  "quittance_api",
  "quittance_worker",
  "quittance_ops",
  "quittance_provisioner",
] as const;

let setting: LedgerSetting;
let tenant: Tenant;
let elsewhere: Tenant;
let key: string;

beforeAll(async () => {
  setting = await openLedgerSetting();
  tenant = await setting.newTenant();
  elsewhere = await setting.newTenant();
  key = await fillEveryTable();
});
afterAll(() => setting.close());

/** Writes at least one row of the tenant into each table that has tenants; answers the tenant's key. */
async function fillEveryTable(): Promise<string> {
  const { id } = tenant;
  const { api, worker, sql } = setting;
  const now = instantOf(new Date());
  const [ada, bob] = [await setting.openAccount(tenant), await setting.openAccount(tenant)];
  const shifted = claimPayment(ada, bob, 5n);
  const { draft } = shifted;
  const effectiveAt = instantOf(new Date(Date.now() - 86_400_000));
  const paid = await setting.accept(tenant, { ...shifted, draft: { ...draft, effectiveAt } });
  await setting.post(tenant, paid);
  const [intent = newId("pi")] = paid;
  await setting.ask(tenant, "refund", intent, 1n);
  await setting.accept(tenant, claimPayment(ada, bob, 5n));
  const gems = { code: "GEMS" as CurrencyCode, exponent: 3, createdAt: now };
  await inTransaction(api, id, (tx) => insertCurrency(tx, id, gems));
  const { endpoint, row } = newEndpointOf();
  await inTransaction(api, id, (tx) => insertEndpoint(tx, id, endpoint, [row]));
  await relayEvents(worker, id, 1);
  const work = {
    kind: "recover",
    since: now,
    until: now,
    onlyMissing: false,
    createdAt: now,
  } as const;
  const task = { ...work, id: newId("task") };
  await inTransaction(api, id, (tx) => insertTask(tx, id, endpoint, task));
  const [rule] = RULES;
  if (rule === undefined) throw new Error("there are rules");
  await inTransaction(worker, id, async (tx) => {
    await saveChangesAudited(tx, id, "0");
    await recordFindings(tx, id, [{ rule, subjectId: randomUUID(), expected: "1", found: "2" }]);
  });
  await sql`
    insert into attempts (tenant_id, delivery_id, number, started_at, duration_ms)
    select tenant_id, id, 1, now(), 1 from deliveries limit 1`;
  await inTransaction(api, id, (tx) =>
    recordAction(tx, {
      tenantId: id,
      actor: { type: "system", id: "api" },
      action: "currency.registered",
      resource: gems.code,
      detail: {},
      requestId: null,
    }),
  );
  return addKey(sql, id);
}

/** The tables that have tenants. */
async function tablesOfTenants(): Promise<readonly string[]> {
  const rows = await setting.sql<{ name: string }[]>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attname = 'tenant_id'
      order by 1`;
  return rows.map(({ name }) => name);
}

test("every table with tenant_id is behind the wall, for its owner too", async () => {
  const open = await setting.sql<{ name: string }[]>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attname = 'tenant_id'
        and not (c.relrowsecurity and c.relforcerowsecurity and exists (
          select from pg_policy p
            where p.polrelid = c.oid and p.polname = 'of_the_tenant' and p.polcmd = '*' and p.polroles = '{0}'
              and pg_get_expr(p.polqual, p.polrelid) like '(tenant_id = ( SELECT current_tenant_id() AS %'
              and p.polwithcheck is null))`;
  // Its migration has to say: select keep_tenants_apart('…').
  expect(open.map(({ name }) => name)).toEqual([]);
  expect((await tablesOfTenants()).length).toBeGreaterThan(18);
});

test("beside the tenant's own policy there are no others than those that are known", async () => {
  const rows = await setting.sql<{ policy: string }[]>`
    select polname || ' ' || case polcmd when 'r' then 'reads' else polcmd::text end || ' '
        || string_agg(r.rolname, ' ' order by r.rolname) as policy
      from pg_policy p left join pg_roles r on r.oid = any(p.polroles)
      where polname <> 'of_the_tenant'
      group by p.oid, polname, polcmd`;
  expect([...new Set(rows.map(({ policy }) => policy))].sort()).toEqual([
    "of_the_key reads quittance_api",
    "seen_by_the_auditor reads quittance_auditor",
    "seen_in_overview reads quittance_overview",
    "shown_to_who_has_it reads quittance_api",
  ]);
});

/** As whom a role may write into the audit log: another wall, which is not tried here. */
const ACTORS: Readonly<Partial<Record<DatabaseRole, string>>> = {
  quittance_ops: "operator",
  quittance_provisioner: "command_line",
};

describe.each(ROLES)("%s", (role) => {
  const count = async (table: string, about?: Tenant): Promise<number> => {
    const sql = setting.as(role).about(about);
    return (await sql`select tenant_id from ${sql(table)}`).length;
  };

  test("sees a tenant's rows when it says whose they are, and no row otherwise", async () => {
    let read = 0;
    for (const table of await tablesOfTenants()) {
      const [all] = await setting.sql<[{ mine: number }]>`
        select count(*)::integer as mine from ${setting.sql(table)} where tenant_id = ${tenant.id}`;
      // A table that is new here needs a row: fillEveryTable writes it.
      expect(all.mine, table).toBeGreaterThan(0);
      const others = table === "tenants" ? 1 : 0;
      const [may] = await setting.sql<[{ read: boolean }]>`
        select has_column_privilege(${role}, ${table}, 'tenant_id', 'select') as read`;
      if (!may.read) continue;
      read += 1;
      const seen = [await count(table, tenant), await count(table, elsewhere), await count(table)];
      expect(seen, table).toEqual([all.mine, others, 0]);
    }
    // The command line knows of tenants, keys and the log of what it does.
    expect(read).toBeGreaterThanOrEqual(role === "quittance_provisioner" ? 2 : 18);
  });

  test("writes no row of a tenant without saying whose it is, or saying that it is another's", async () => {
    const rows = await setting.sql<{ name: string }[]>`
      select table_name as name from information_schema.role_table_grants
        where grantee = ${role} and table_schema = 'public' and privilege_type = 'INSERT'`;
    expect(rows.length).toBeGreaterThan(0);
    for (const { name } of rows) {
      const [row] = await setting.sql<[{ row: string }]>`
        select (to_jsonb(t) || ${setting.sql.json(name === "audit_log" ? { actor_type: ACTORS[role] ?? "system" } : {})})::text as row
          from ${setting.sql(name)} t where tenant_id = ${tenant.id}
          order by to_jsonb(t) ->> 'status' = 'pending' desc nulls last limit 1`;
      for (const about of [undefined, elsewhere]) {
        const sql = setting.as(role).about(about);
        const insert = sql`
          insert into ${sql(name)} select * from jsonb_populate_record(null::${sql(name)}, ${row.row}::text::jsonb)`;
        await expect(insert, name).rejects.toThrow("violates row-level security policy");
      }
    }
  });
});

test("the api changes nothing of a tenant that it does not speak for", async () => {
  for (const about of [undefined, elsewhere]) {
    const sql = setting.api.about(about);
    const { count } = await sql`update accounts set name = 'taken' where tenant_id = ${tenant.id}`;
    expect(count).toBe(0);
  }
});

test("whose rows they are is forgotten with the transaction, also when it fails", async () => {
  const { api } = setting;
  const look = () =>
    api.use(
      (sql) =>
        sql`select current_setting('quittance.tenant_id', true) as id, count(*)::integer from accounts`,
    );
  await inTenant(api, tenant.id, (sql) => sql`select from accounts`);
  await inTransaction(api, tenant.id, (tx) => tx`select from accounts`);
  await expect(inTenant(api, tenant.id, (sql) => sql`select 1 / 0`)).rejects.toThrow();
  await expect(inTransaction(api, tenant.id, (tx) => tx`select 1 / 0`)).rejects.toThrow();
  for (let connection = 0; connection < 5; connection += 1) {
    const [row] = await look();
    expect(row?.["id"] ?? "").toBe("");
    expect(row?.["count"]).toBe(0);
  }
});

test("a statement that fails in a flight of its own leaves nothing behind", async () => {
  const id = randomUUID();
  const twice = inTenant(
    setting.api,
    id as TenantId,
    (sql) => sql`
      with one as (insert into tenants (tenant_id, mode) values (${id}, 'test'))
      select 1 / (select count(*) from accounts)`,
  );
  await expect(twice).rejects.toThrow("division by zero");
  expect(await setting.sql`select from tenants where tenant_id = ${id}`).toHaveLength(0);
});

test("a tenant's id that is none is refused before it is part of a statement", async () => {
  const id = `${tenant.id}'; drop table accounts; --` as TenantId;
  await expect(inTenant(setting.api, id, (sql) => sql`select`)).rejects.toThrow("is a UUID");
});

test("who has a key sees that key and its tenant, and no other", async () => {
  const { api, sql } = setting;
  await addKey(sql, tenant.id);
  await addKey(sql, elsewhere.id);
  const hash = hashApiKey(key);
  const keys = await withKeys(api, [hash], (own) => own`select tenant_id, key_hash from api_keys`);
  expect(keys).toEqual([{ tenant_id: tenant.id, key_hash: hash }]);
  const tenants = await withKeys(api, [hash], (own) => own`select tenant_id from tenants`);
  expect(tenants).toEqual([{ tenant_id: tenant.id }]);
  const nobodys = hashApiKey(makeApiKey("test"));
  expect(await withKeys(api, [nobodys], (own) => own`select from api_keys`)).toHaveLength(0);
  expect(await withKeys(api, [nobodys], (own) => own`select from tenants`)).toHaveLength(0);
});

const OVERSEERS = [
  "quittance_worker",
  "quittance_ops",
  "quittance_auditor",
  "quittance_provisioner",
] as const;

describe("a list that spans tenants", () => {
  test("sees all of them, for those whose work it is and for nobody else", async () => {
    const list = (role: DatabaseRole) =>
      acrossTenants(setting.as(role), (sql) => sql`select tenant_id from tenants order by 1`);
    const all = await setting.sql`select tenant_id from tenants order by 1`;
    for (const role of OVERSEERS) {
      expect(await list(role), role).toEqual(all);
    }
    const members = await setting.sql`
      select rolname as name from pg_roles
        where pg_has_role(oid, 'quittance_overview', 'member') and rolname like 'quittance\_%' order by 1`;
    expect(members.map(({ name }) => name)).toEqual([
      "quittance_auditor",
      "quittance_ops",
      "quittance_overview",
      "quittance_provisioner",
      "quittance_worker",
    ]);
  });

  test.each([
    ["reads no balances", "select posted_debits from accounts"],
    ["reads no metadata", "select metadata from payment_intents"],
    ["reads no secrets", "select sealed from endpoint_secrets"],
    ["reads no hashes of keys", "select key_hash from api_keys"],
    ["writes nothing", "set transaction read write; update payment_intents set ring_at = now()"],
  ])("%s", async (_, statement) => {
    const refusal = await refusalOf(acrossTenants(setting.worker, (sql) => sql.unsafe(statement)));
    expect(refusal).toEqual({ condition: "insufficient_privilege" });
  });
});

describe("behind the wall indexes are searched as before", () => {
  const conditionsOf = (plan: readonly Record<string, unknown>[]): string =>
    plan.map((row) => String(row["QUERY PLAN"])).join("\n");

  beforeAll(async () => {
    await setting.sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`
        insert into payment_intents (tenant_id, id, status, metadata, created_at, updated_at, ring_at)
        select ${tenant.id}, gen_random_uuid(), 'pending', jsonb_build_object('order', n), now(), now(), now()
          from generate_series(1, 5000) n`;
    });
    await setting.sql`vacuum analyze payment_intents`;
  });

  test("for an id", async () => {
    const plan = await inTenant(
      setting.api,
      tenant.id,
      (sql) => sql`
        explain select status from payment_intents
          where tenant_id = ${tenant.id} and id = any(${[randomUUID()]}::uuid[])`,
    );
    expect(conditionsOf(plan)).toMatch(/Index Cond: .*tenant_id = .*id = ANY/);
    expect(conditionsOf(plan)).not.toContain("Seq Scan");
  });

  test("for metadata", async () => {
    const plan = await inTenant(
      setting.api,
      tenant.id,
      (sql) => sql`
        explain select id from searchable_intents
          where tenant_id = ${tenant.id} and metadata <> '{}' and metadata @> ${sql.json({ order: 7 })}
          order by id desc limit 25`,
    );
    expect(conditionsOf(plan)).toContain("payment_intents_by_metadata");
  });

  test("for metadata of another tenant, which it does not find", async () => {
    const search = (about: Tenant) =>
      inTenant(
        setting.api,
        about.id,
        (sql) => sql`select id from searchable_intents where metadata @> ${sql.json({ order: 7 })}`,
      );
    expect(await search(tenant)).toHaveLength(1);
    expect(await search(elsewhere)).toHaveLength(0);
    const silent = setting.api.use((sql) => sql`select from searchable_intents`);
    expect(await silent).toHaveLength(0);
  });
});

test("whose rows are meant is looked up once for a statement, not for each row", async () => {
  const id = toUuid(newId("acct"));
  const plan = await setting.worker.about(tenant)`
    explain (verbose) update accounts set status = 'frozen' where tenant_id = ${tenant.id} and id = ${id}`;
  expect(plan.map((row) => String(row["QUERY PLAN"])).join("\n")).toMatch(/InitPlan/);
});
