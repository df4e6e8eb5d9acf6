import { randomUUID } from "node:crypto";
import {
  type ActionOrigin,
  createApiKey,
  type Database,
  findApiKeys,
  hashApiKey,
  inTransaction,
  type MadeApiKey,
  noteKeyUses,
  readApiKey,
  revokeApiKey,
  rotateApiKey,
  SCOPES,
  type Scope,
  type Tenant,
  toUuid,
} from "@quittance/db";
import {
  type ApiKeyId,
  type Instant,
  instantOf,
  NEWEST_API_VERSION,
  type TenantId,
} from "@quittance/domain";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../harness/test-database.ts";
import { openAs } from "./as-role.ts";
import { refusalOf } from "./refusal.ts";

let database: TestDatabase;
let api: Database;

beforeAll(async () => {
  database = await createTestDatabase();
  api = openAs(database.url, "quittance_api", 6);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

/** The api itself, which no rule about keys that give holds back. */
const SYSTEM: ActionOrigin = { actor: { type: "system", id: "api" }, requestId: null };
const byKey = ({ key }: MadeApiKey): ActionOrigin => ({
  actor: { type: "api_key", id: key.id },
  requestId: null,
});

async function newTenant(): Promise<Tenant> {
  const id = randomUUID() as TenantId;
  await database.sql`insert into tenants (tenant_id, mode) values (${id}, 'test')`;
  return { id, livemode: false };
}

const soon = (seconds: number): Instant => instantOf(new Date(Date.now() + seconds * 1_000));

const make = (
  tenant: Tenant,
  scopes: readonly Scope[] = SCOPES,
  by = SYSTEM,
  expiresAt: Instant | null = null,
) =>
  inTransaction(api, tenant.id, (tx) =>
    createApiKey(tx, tenant, { name: "A", scopes, expiresAt, apiVersion: NEWEST_API_VERSION }, by),
  );
const revoke = (tenant: Tenant, id: ApiKeyId, by = SYSTEM) =>
  inTransaction(api, tenant.id, (tx) => revokeApiKey(tx, tenant, id, by));
const rotate = (tenant: Tenant, id: ApiKeyId, seconds: number, by = SYSTEM) =>
  inTransaction(api, tenant.id, (tx) => rotateApiKey(tx, tenant, id, seconds, by));

/** Whether the door would open. */
async function opens({ secret, key }: MadeApiKey): Promise<boolean> {
  const hash = hashApiKey(secret).toString("base64");
  const found = (await findApiKeys(api, [hash])).get(hash);
  if (found !== undefined) expect(found.principal.keyId).toBe(key.id);
  return found !== undefined;
}

const codeOf = (change: Promise<unknown>) =>
  change.then(
    () => "done",
    ({ code }) => code,
  );

test("of a key only its hash, its last four characters and its terms are kept", async () => {
  const tenant = await newTenant();
  const { key, secret } = await make(tenant, ["events:read"]);
  expect(secret).toMatch(/^qt_test_[0-9A-Za-z]{36}$/);
  expect(key).toMatchObject({
    scopes: ["events:read"],
    lastFour: secret.slice(-4),
    revokedAt: null,
  });
  const rows = await database.sql`
    select k::text as text from api_keys k where tenant_id = ${tenant.id}
    union all select a::text from audit_log a where tenant_id = ${tenant.id}`;
  expect(rows).toHaveLength(2);
  for (const { text } of rows) expect(text).not.toContain(secret.slice(8, -4));
});

describe("rotation", () => {
  test("leaves both keys good, the old one for as long as was asked for", async () => {
    const tenant = await newTenant();
    const old = await make(tenant, ["keys:write", "events:read"], SYSTEM, soon(86_400));
    const young = await rotate(tenant, old.key.id, 600);
    expect([await opens(old), await opens(young)]).toEqual([true, true]);
    const { name, scopes, expiresAt } = old.key;
    expect(young.key).toMatchObject({ name, scopes, expiresAt, replacedBy: null });
    const ended = await readApiKey(api, tenant.id, old.key.id);
    expect(ended?.replacedBy).toBe(young.key.id);
    const left = Date.parse(ended?.expiresAt ?? "") - Date.now();
    expect(left).toBeGreaterThan(570_000);
    expect(left).toBeLessThan(601_000);
  });

  test("without an overlap ends the old key at once", async () => {
    const tenant = await newTenant();
    const old = await make(tenant);
    const young = await rotate(tenant, old.key.id, 0);
    expect([await opens(old), await opens(young)]).toEqual([false, true]);
  });

  test("gives a key that expires sooner no more time", async () => {
    const tenant = await newTenant();
    const old = await make(tenant, SCOPES, SYSTEM, soon(60));
    await rotate(tenant, old.key.id, 86_400);
    expect((await readApiKey(api, tenant.id, old.key.id))?.expiresAt).toBe(old.key.expiresAt);
  });

  test("happens to a key once, and never to one that is good no more", async () => {
    const tenant = await newTenant();
    const old = await make(tenant);
    const young = await rotate(tenant, old.key.id, 600);
    await expect(rotate(tenant, old.key.id, 600)).rejects.toThrow(young.key.id);
    await revoke(tenant, young.key.id);
    expect(await codeOf(rotate(tenant, young.key.id, 600))).toBe("not_rotatable");
  });

  test("hands a key with more scopes to none that has fewer", async () => {
    const tenant = await newTenant();
    const large = await make(tenant);
    const small = await make(tenant, ["keys:write"]);
    expect(await codeOf(rotate(tenant, large.key.id, 0, byKey(small)))).toBe("insufficient_scope");
    expect(await opens(large)).toBe(true);
  });
});

describe("revocation", () => {
  test("is for ever, and doing it again changes nothing and writes nothing down", async () => {
    const tenant = await newTenant();
    const made = await make(tenant);
    expect([await revoke(tenant, made.key.id), await revoke(tenant, made.key.id)]).toEqual([
      true,
      false,
    ]);
    expect(await opens(made)).toBe(false);
    const actions = await database.sql`
      select action from audit_log where tenant_id = ${tenant.id} order by id`;
    expect(actions.map(({ action }) => action)).toEqual(["api_key.created", "api_key.revoked"]);
  });

  test("spares the last key with keys:write, unless the operator asks for it", async () => {
    const tenant = await newTenant();
    const last = await make(tenant);
    await make(tenant, ["payments:write"]);
    // The old half of a rotation, as it were: good today, and no help tomorrow.
    await make(tenant, SCOPES, SYSTEM, soon(3_600));
    expect(await codeOf(revoke(tenant, last.key.id, byKey(last)))).toBe("last_api_key");
    expect(await opens(last)).toBe(true);
    expect(await revoke(tenant, last.key.id)).toBe(true);
  });

  test("of two keys by each other at the same moment leaves one of them", async () => {
    const tenant = await newTenant();
    const [a, b] = [await make(tenant), await make(tenant)];
    const codes = await Promise.all([
      codeOf(revoke(tenant, a.key.id, byKey(b))),
      codeOf(revoke(tenant, b.key.id, byKey(a))),
    ]);
    // Who comes second was revoked meanwhile.
    expect(new Set(codes)).toEqual(new Set(["done", "unauthenticated"]));
    expect((await opens(a)) !== (await opens(b))).toBe(true);
  });

  test("of a key of another tenant finds nothing", async () => {
    const [mine, theirs] = [await newTenant(), await newTenant()];
    const made = await make(theirs);
    expect(await codeOf(revoke(mine, made.key.id))).toBe("not_found");
    expect(await codeOf(rotate(mine, made.key.id, 0))).toBe("not_found");
    expect(await readApiKey(api, mine.id, made.key.id)).toBeUndefined();
    expect(await opens(made)).toBe(true);
  });
});

test("a key that was revoked makes no other, though a process may still take it for good", async () => {
  const tenant = await newTenant();
  const [revoked] = [await make(tenant), await make(tenant)];
  await revoke(tenant, revoked.key.id);
  expect(await codeOf(make(tenant, ["keys:write"], byKey(revoked)))).toBe("unauthenticated");
});

test("a tenant has 100 keys that are good at the same time, and no more", async () => {
  const tenant = await newTenant();
  const first = await make(tenant);
  await database.sql`
    insert into api_keys (tenant_id, id, key_hash, scopes, api_version)
      select ${tenant.id}, gen_random_uuid(), sha256(n::text::bytea), '{}', '2026-11-01'
        from generate_series(1, 99) as n`;
  expect(await codeOf(make(tenant))).toBe("too_many_api_keys");
  expect(await codeOf(rotate(tenant, first.key.id, 0))).toBe("too_many_api_keys");
  await revoke(tenant, first.key.id);
  expect(await codeOf(make(tenant))).toBe("done");
});

test("keys of several tenants are found with one query, and only those that are good", async () => {
  const tenants = [await newTenant(), await newTenant()];
  const made = await Promise.all(tenants.map((tenant) => make(tenant, ["events:read"])));
  const expired = await make(await newTenant(), SCOPES, SYSTEM, soon(2));
  await expect.poll(() => opens(expired)).toBe(false);
  const nameOf = ({ secret }: MadeApiKey) => hashApiKey(secret).toString("base64");
  const found = await findApiKeys(api, [...made, expired].map(nameOf));
  expect(found.size).toBe(2);
  made.forEach((each, n) => {
    expect(found.get(nameOf(each))?.principal).toEqual({
      keyId: each.key.id,
      tenant: tenants[n],
      scopes: new Set(["events:read"]),
      apiVersion: NEWEST_API_VERSION,
    });
  });
});

test("that a key was used is written once a minute", async () => {
  const tenant = await newTenant();
  const { key } = await make(tenant);
  const usedAt = async () => (await readApiKey(api, tenant.id, key.id))?.lastUsedAt;
  expect(await usedAt()).toBeNull();
  await noteKeyUses(api, tenant.id, [key.id]);
  const first = await usedAt();
  expect(Date.now() - Date.parse(first ?? "")).toBeLessThan(30_000);
  await noteKeyUses(api, tenant.id, [key.id]);
  expect(await usedAt()).toBe(first);
  await database.sql`
    update api_keys set last_used_at = now() - interval '61 seconds' where id = ${toUuid(key.id)}`;
  await noteKeyUses(api, tenant.id, [key.id]);
  expect(Date.now() - Date.parse((await usedAt()) ?? "")).toBeLessThan(30_000);
});

describe("the database itself, whoever asks", () => {
  test.each([
    "revoked_at = null",
    "revoked_at = now() + interval '1 day'",
    "expires_at = null",
    "expires_at = expires_at + interval '1 second'",
    "replaced_by = null",
    "scopes = '{keys:write}'",
    "key_hash = sha256('known')",
  ])("does not set %s of a key that has ended", async (change) => {
    const tenant = await newTenant();
    const { key } = await make(tenant, ["events:read"], SYSTEM, soon(3_600));
    await rotate(tenant, key.id, 0);
    await revoke(tenant, key.id);
    const set = database.sql.unsafe(`update api_keys set ${change} where id = '${toUuid(key.id)}'`);
    expect(await refusalOf(set)).toEqual({
      condition: "restrict_violation",
      constraint: "api_keys_only_end",
    });
  });

  test("knows the scopes that the code knows, and no other", async () => {
    const tenant = await newTenant();
    expect((await make(tenant, SCOPES)).key.scopes).toEqual(SCOPES);
    const insert = database.sql`
      insert into api_keys (tenant_id, id, key_hash, scopes, api_version)
        values (${tenant.id}, ${randomUUID()}, sha256('x'), '{keys:read}', '2026-11-01')`;
    expect(await refusalOf(insert)).toMatchObject({ constraint: "api_keys_scopes_known" });
  });
});
