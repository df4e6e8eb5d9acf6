import { randomUUID } from "node:crypto";
import {
  acrossTenants,
  analyzeGrownTables,
  findBrokenAnywhere,
  inTenant,
  newId,
  RULES,
  toUuid,
} from "@quittance/db";
import { migrate } from "@quittance/db/migrate";
import type { TenantId } from "@quittance/domain";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { adminUrl } from "../harness/test-database.ts";
import { openAs } from "./as-role.ts";

// In production the owner of the tables is often a login that is no superuser, as here.
const NAME = `plain_${randomUUID().replaceAll("-", "")}`;
const TENANT = randomUUID() as TenantId;

let admin: postgres.Sql;
let url: string;
let owner: postgres.Sql;

beforeAll(async () => {
  admin = postgres(adminUrl(), { max: 1, onnotice: () => {} });
  await admin.unsafe(`create role ${NAME} login createrole password 'plain'`);
  // They are the whole server's, and the other tests' already. Whoever makes them may grant them.
  await admin.unsafe(`
    grant quittance_api, quittance_worker, quittance_ops, quittance_auditor, quittance_provisioner,
        quittance_overview
      to ${NAME} with admin option`);
  await admin.unsafe(`create database ${NAME} owner ${NAME}`);
  const place = new URL(adminUrl());
  place.pathname = `/${NAME}`;
  place.username = NAME;
  place.password = "plain";
  url = place.href;
  await migrate(url);
  owner = postgres(url, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await owner.end();
  await admin.unsafe(`drop database ${NAME} with (force)`);
  await admin.unsafe(`drop owned by ${NAME}`);
  await admin.unsafe(`drop role ${NAME}`);
  await admin.end();
});

test("it migrates an empty database, and every process works with its login", async () => {
  const api = openAs(url, "quittance_api", 1);
  const worker = openAs(url, "quittance_worker", 1);
  await inTenant(
    api,
    TENANT,
    (sql) => sql`insert into tenants (tenant_id, mode) values (${TENANT}, 'test')`,
  );
  await inTenant(
    api,
    TENANT,
    (sql) => sql`
      insert into accounts (tenant_id, id, currency, exponent, normal_balance, status, posted_credits, created_at, updated_at)
      values (${TENANT}, ${toUuid(newId("acct"))}, 'USD', 2, 'credit', 'active', 7, now(), now())`,
  );
  const [waiting] = await api.use((sql) => sql`select count_unfinished(10)::integer as count`);
  expect(waiting).toEqual({ count: 0 });
  const list = await acrossTenants(worker, (sql) => sql`select tenant_id from tenants`);
  expect(list).toEqual([{ tenant_id: TENANT }]);
  expect(await analyzeGrownTables(worker)).toBe(0);
  for (const db of [api, worker]) {
    expect(await db.use((sql) => sql`select from accounts`)).toHaveLength(0);
    await db.close();
  }
});

test("`npm run verify` reads all of the books", async () => {
  const auditor = openAs(url, "quittance_auditor", 1);
  const broken = [];
  for (const rule of RULES) broken.push(...(await findBrokenAnywhere(auditor, rule)));
  await auditor.close();
  // The account was put there with money that no entry moved.
  expect(broken.map(({ rule }) => rule.name)).toContain("counters_are_sums");
  expect(new Set(broken.map(({ tenantId }) => tenantId))).toEqual(new Set([TENANT]));
});

test("its own statements read everything, and change no tenant's rows, unless it lifts the wall or says whose they are", async () => {
  const rename = (sql: postgres.ISql) => sql`update accounts set name = 'renamed'`;
  expect(await owner`select from accounts`).toHaveLength(1);
  expect((await rename(owner)).count).toBe(0);
  const about = await owner.begin(async (tx) => {
    await tx.unsafe(`set local quittance.tenant_id = '${TENANT}'`);
    return rename(tx);
  });
  expect(about.count).toBe(1);
  const lifted = await owner.begin(async (tx) => {
    await tx`alter table accounts no force row level security`;
    const changed = await rename(tx);
    await tx`alter table accounts force row level security`;
    return changed;
  });
  expect(lifted.count).toBe(1);
  expect((await rename(owner)).count).toBe(0);
});
