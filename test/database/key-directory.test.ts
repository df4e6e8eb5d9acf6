import { type Database, hashApiKey, type LiveApiKey, makeApiKey } from "@quittance/db";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import {
  createKeyDirectory,
  type KeyDirectory,
} from "../../services/api/src/keys/key-directory.ts";
import { addKey, openTenant, tenantOf } from "../harness/open-tenant.ts";
import { createTestDatabase, type TestDatabase } from "../harness/test-database.ts";
import { openAs } from "./as-role.ts";

let database: TestDatabase;
let api: Database;
let tenantId: string;
let queries: number;
let uses: LiveApiKey[];
let keys: KeyDirectory;

beforeAll(async () => {
  database = await createTestDatabase();
  api = openAs(database.url, "quittance_api", 4);
  tenantId = await tenantOf(database.sql, await openTenant(database.sql, "test"));
});
afterAll(async () => {
  await api.close();
  await database.drop();
});
beforeEach(() => {
  // What is known does not grow old while the machine is busy.
  vi.useFakeTimers({ toFake: ["performance"] });
  queries = 0;
  uses = [];
  const counted: Database = {
    ...api,
    use(work) {
      queries += 1;
      return api.use(work);
    },
  };
  keys = createKeyDirectory({ db: counted, noteUse: (key) => uses.push(key) });
});

afterEach(() => vi.useRealTimers());

const revoke = (key: string) =>
  database.sql`update api_keys set revoked_at = now() where key_hash = ${hashApiKey(key)}`;

test("what is no key at all costs no query", async () => {
  const key = makeApiKey("test");
  for (const text of ["", "x", key.slice(1), `${key}0`, key.replace("test", "prod")]) {
    expect(await keys.find(text)).toBeUndefined();
  }
  expect(queries).toBe(0);
});

test("hundreds of keys that nobody has cost two queries when they come together, and none when they come again", async () => {
  const unknown = Array.from({ length: 300 }, () => makeApiKey("test"));
  const knock = () => Promise.all(unknown.map((key) => keys.find(key)));
  expect(new Set(await knock())).toEqual(new Set([undefined]));
  expect(queries).toBe(2);
  await knock();
  expect(queries).toBe(2);
});

test("however many keys are made up, they push out no key that is good", async () => {
  const good = await addKey(database.sql, tenantId);
  await keys.find(good);
  await Promise.all(Array.from({ length: 12_000 }, () => keys.find(makeApiKey("live"))));
  const before = queries;
  expect(await keys.find(good)).toBeDefined();
  expect(queries).toBe(before);
});

test("a key that is good is looked up once in a while, and each look-up notes that it is used", async () => {
  const good = await addKey(database.sql, tenantId, { scopes: ["events:read"] });
  const found = await Promise.all(Array.from({ length: 50 }, () => keys.find(good)));
  expect(new Set(found.map((principal) => principal?.keyId)).size).toBe(1);
  const before = queries;
  expect(before).toBeLessThanOrEqual(2);
  expect(await keys.find(good)).toMatchObject({
    tenant: { id: tenantId, livemode: false },
    scopes: new Set(["events:read"]),
  });
  expect(queries).toBe(before);
  expect(new Set(uses.map(({ principal }) => principal.keyId)).size).toBe(1);
});

test("a key that this process changed is looked up anew, also when a look-up was under way", async () => {
  const good = await addKey(database.sql, tenantId);
  const principal = (await keys.find(good)) ?? expect.fail("not found");
  await revoke(good);
  expect(await keys.find(good)).toEqual(principal);
  keys.forget(principal.keyId);
  expect(await keys.find(good)).toBeUndefined();

  const late = await addKey(database.sql, tenantId);
  let early: ReturnType<KeyDirectory["find"]> | undefined;
  await database.sql.begin(async (tx) => {
    await tx`lock table api_keys in access exclusive mode`;
    early = keys.find(late);
    keys.forget(principal.keyId);
  });
  expect(await early).toBeDefined();
  await revoke(late);
  expect(await keys.find(late)).toBeUndefined();
});
