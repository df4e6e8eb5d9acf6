import { randomUUID } from "node:crypto";
import {
  findTenantsToAudit,
  freezeAccount,
  inTransaction,
  listAuditLog,
  nextSlice,
  saveChangesAudited,
  saveSliceAudited,
  type Tenant,
  takeAudit,
  toId,
  toUuid,
} from "@quittance/db";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type LedgerSetting, openLedgerSetting } from "./ledger-setting.ts";

let setting: LedgerSetting;
let tenant: Tenant;

beforeAll(async () => {
  setting = await openLedgerSetting();
});
afterAll(() => setting.close());
beforeEach(async () => {
  tenant = await setting.newTenant();
});

const take = () => inTransaction(setting.worker, tenant.id, (tx) => takeAudit(tx, tenant.id));

const isToAudit = async () => {
  const tenants = await findTenantsToAudit(setting.worker);
  const { hasChanges = false, isDue = false } = tenants.find(({ id }) => id === tenant.id) ?? {};
  return { hasChanges, isDue };
};

describe("the books of a tenant", () => {
  test("are audited by one worker at a time, who writes nothing while it reads", async () => {
    const elsewhere = await setting.newTenant();
    await inTransaction(setting.worker, tenant.id, async (tx) => {
      expect(await takeAudit(tx, tenant.id)).toBeDefined();
      expect(await take()).toBeUndefined();
      const other = inTransaction(setting.worker, tenant.id, (their) =>
        takeAudit(their, elsewhere.id),
      );
      expect(await other).toBeDefined();
      // A transaction with a number would hold up the feed of events for as long as it reads.
      expect(await tx`select pg_current_xact_id_if_assigned() as xid`).toEqual([{ xid: null }]);
    });
    expect(await take()).toBeDefined();
  });

  test("are audited completely at once, from family to family, and then not before a day is over", async () => {
    const began = { family: "ledger_transaction", after: null } as const;
    expect((await take())?.complete).toEqual(began);
    const id = randomUUID();
    const done = (
      ...slice: [typeof began.family | "account" | "payment_intent" | "tenant", string | null]
    ) =>
      inTransaction(setting.worker, tenant.id, (tx) => saveSliceAudited(tx, tenant.id, ...slice));
    await done("ledger_transaction", id);
    expect((await take())?.complete).toEqual({ family: "ledger_transaction", after: id });
    await done("ledger_transaction", null);
    expect((await take())?.complete).toEqual({ family: "account", after: null });
    await done("account", null);
    await done("payment_intent", null);
    expect((await take())?.complete).toEqual({ family: "tenant", after: null });
    expect(await isToAudit()).toEqual({ hasChanges: false, isDue: true });
    await done("tenant", null);
    expect((await take())?.complete).toBeNull();
    expect(await isToAudit()).toEqual({ hasChanges: false, isDue: false });
    await setting.sql`
      update audits set last_complete_at = last_complete_at - interval '1 day' where tenant_id = ${tenant.id}`;
    expect((await take())?.complete).toEqual(began);
  });

  test("have changes from an event on, until the event's transaction was audited", async () => {
    await setting.openAccount(tenant);
    // Transactions of other databases of this server count too.
    await expect.poll(isToAudit, { timeout: 20_000 }).toEqual({ hasChanges: true, isDue: true });
    const [row] = await setting.sql<{ xid: string }[]>`
      select max(xid::text::bigint)::text as xid from events where tenant_id = ${tenant.id}`;
    const xid = row?.xid ?? "none";
    await inTransaction(setting.worker, tenant.id, (tx) => saveChangesAudited(tx, tenant.id, xid));
    expect(await isToAudit()).toEqual({ hasChanges: false, isDue: true });
    expect((await take())?.changesXid).toBe(xid);
    // Restored into a cluster that has counted fewer transactions: from the beginning.
    await inTransaction(setting.worker, tenant.id, (tx) =>
      saveChangesAudited(tx, tenant.id, "4000000000000000"),
    );
    expect((await take())?.changesXid).toBe("0");
  });

  test("are cut into slices that leave no account out, and none that has too many entries for one", async () => {
    await setting.sql`
      insert into accounts (tenant_id, id, currency, exponent, normal_balance, version, created_at, updated_at)
        select ${tenant.id}, gen_random_uuid(), 'USD', 2, 'credit', 1, now(), now()
          from generate_series(1, 4100)`;
    await setting.sql`
      update accounts set version = 500000
        where tenant_id = ${tenant.id} and id = (
          select id from accounts where tenant_id = ${tenant.id} order by id offset 2100 limit 1)`;
    const sizes: number[] = [];
    for (let after: string | null = null; ; ) {
      const slice = await nextSlice(setting.sql, tenant.id, "account", after);
      const [row] = await setting.sql<{ count: number }[]>`
        select count(*)::integer as count from accounts
          where tenant_id = ${tenant.id} and (${after}::uuid is null or id > ${after})
            and (${slice.upTo}::uuid is null or id <= ${slice.upTo})`;
      sizes.push(row?.count ?? 0);
      after = slice.upTo;
      if (after === null) break;
    }
    expect(sizes).toEqual([2000, 101, 1999]);
  });
});

test("an account is frozen once, with an event and a line in the audit log, and a closed one stays closed", async () => {
  const [ada, gone] = [
    toUuid(await setting.openAccount(tenant)),
    toUuid(await setting.openAccount(tenant, { status: "closed" })),
  ];
  const freeze = (id: string) => freezeAccount(setting.worker, tenant, id);
  expect(await Promise.all([freeze(ada), freeze(ada)])).toEqual(
    expect.arrayContaining([true, false]),
  );
  expect(await freeze(gone)).toBe(false);
  expect(await freeze(randomUUID())).toBe(false);
  const rows = await setting.sql<{ id: string; status: string; last: number; events: string[] }[]>`
    select a.id, a.status, a.event_sequence as last,
           array(select e.type || ' ' || (e.body::jsonb #>> '{data,object,status}')
                   from events e where e.resource_id = a.id order by e.sequence) as events
      from accounts a where a.tenant_id = ${tenant.id}`;
  const found = new Map(rows.map(({ id, ...row }) => [id, row]));
  expect(found.get(ada)).toEqual({
    status: "frozen",
    last: 2,
    events: ["account.created active", "account.updated frozen"],
  });
  expect(found.get(gone)).toEqual({
    status: "closed",
    last: 1,
    events: ["account.created closed"],
  });
  expect(await listAuditLog(setting.api, tenant.id, {}, { before: undefined, limit: 9 })).toEqual([
    expect.objectContaining({
      actor: { type: "system", id: "worker" },
      action: "account.frozen",
      resource: toId("acct", ada),
      detail: { status: { before: "active", after: "frozen" } },
    }),
  ]);
});
