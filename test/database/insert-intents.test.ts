import { createHash, randomUUID } from "node:crypto";
import {
  type BatchClaim,
  claimKey,
  findKeys,
  type IntentClaim,
  insertIntents,
  inTransaction,
  isTransient,
  newId,
  readIntents,
  type Tenant,
  toUuid,
} from "@quittance/db";
import type { AccountId } from "@quittance/domain";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { claimPayment, type LedgerSetting, openLedgerSetting } from "./ledger-setting.ts";

let setting: LedgerSetting;
let tenant: Tenant;
let bank: AccountId;
let ada: AccountId;

beforeAll(async () => {
  setting = await openLedgerSetting();
});
afterAll(() => setting.close());
beforeEach(async () => {
  tenant = await setting.newTenant();
  bank = await setting.openAccount(tenant);
  ada = await setting.openAccount(tenant);
});

const claim = (key?: string): IntentClaim => claimPayment(bank, ada, 100n, key);

const batchClaim = (key: string, items: readonly IntentClaim[]): BatchClaim => ({
  key,
  fingerprint: createHash("sha256").update(key).digest(),
  record: {
    id: newId("batch"),
    atomic: false,
    request_id: "req_1",
    items: items.map((item) => ({ key: item.key })),
  },
});

async function countRows(): Promise<Record<string, number>> {
  const [row] = await setting.sql<Record<string, number>[]>`
    select (select count(*)::integer from payment_intents where tenant_id = ${tenant.id}) as intents,
           (select count(*)::integer from legs where tenant_id = ${tenant.id}) as legs,
           (select count(*)::integer from idempotency_keys where tenant_id = ${tenant.id}) as keys`;
  return row ?? {};
}

describe("a group of intents", () => {
  test("is stored as its drafts say, with the database's time", async () => {
    const { draft, ...key } = claim();
    const rich = {
      ...draft,
      description: 'Ünïcode, "quotes", {braces} and \\',
      externalId: "invoice-7",
      metadata: { order: "7", "{x}": 'a"b' },
    };
    const { acceptedAt, batchStored } = await insertIntents(setting.api, tenant, [
      { ...key, draft: rich },
    ]);
    const createdAt = acceptedAt.get(draft.id);
    expect(batchStored).toBe(false);
    expect(await readIntents(setting.api, tenant, [draft.id])).toEqual([
      {
        ...rich,
        status: "pending",
        captured: 0n,
        refunded: 0n,
        failure: null,
        cancellationReason: null,
        ledgerTransactions: [],
        version: 1,
        eventSequence: 0,
        createdAt,
        updatedAt: createdAt,
        finishedAt: null,
      },
    ]);
  });

  test("gives a key that it holds twice to the first of the two", async () => {
    const [first, second, other] = [claim("twice"), claim("twice"), claim()];
    const { acceptedAt } = await insertIntents(setting.api, tenant, [first, second, other]);
    expect([...acceptedAt.keys()].sort()).toEqual([first.draft.id, other.draft.id].sort());
    expect(await countRows()).toEqual({ intents: 2, legs: 2, keys: 2 });
  });

  test("passes over keys that have an owner, and leaves nothing of them", async () => {
    const [owner, late, free] = [claim("k"), claim("k"), claim()];
    await insertIntents(setting.api, tenant, [owner]);
    const { acceptedAt } = await insertIntents(setting.api, tenant, [late, free]);
    expect([...acceptedAt.keys()]).toEqual([free.draft.id]);
    expect(await countRows()).toEqual({ intents: 2, legs: 2, keys: 2 });
    const keys = await findKeys(setting.api, tenant.id, ["k", free.key, "unknown"]);
    expect([...keys.keys()].sort()).toEqual(["k", free.key].sort());
    expect(keys.get("k")?.paymentIntent).toBe(owner.draft.id);
    expect(keys.get(free.key)?.paymentIntent).toBe(free.draft.id);
  });

  test("shares no key with another tenant", async () => {
    const elsewhere = await setting.newTenant();
    await insertIntents(setting.api, tenant, [claim("k")]);
    const { acceptedAt } = await insertIntents(setting.api, elsewhere, [claim("k")]);
    expect(acceptedAt.size).toBe(1);
  });

  test("keeps keys apart by their bytes, never folded", async () => {
    const keys = ["key", "KEY", "Key", "key.", "k\u00e9y", "ke\u0301y"];
    const { acceptedAt } = await insertIntents(
      setting.api,
      tenant,
      keys.map((key) => claim(key)),
    );
    expect(acceptedAt.size).toBe(keys.length);
  });
});

describe("requests that want the same keys at the same time", () => {
  test("make one intent for each key and never a deadlock, from 8 connections in opposite orders", async () => {
    for (let round = 0; round < 5; round += 1) {
      const keys = Array.from({ length: 300 }, () => randomUUID());
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, connection) => {
          const order = connection % 2 === 0 ? keys : keys.toReversed();
          return insertIntents(
            setting.api,
            tenant,
            order.map((key) => claim(key)),
          );
        }),
      );
      expect(answers.reduce((sum, { acceptedAt }) => sum + acceptedAt.size, 0)).toBe(300);
    }
    expect(await countRows()).toEqual({ intents: 1_500, legs: 1_500, keys: 1_500 });
  });

  test("wait for the first one, and take its key when that one is rolled back", async () => {
    const claimed = Promise.withResolvers<void>();
    const mayFail = Promise.withResolvers<void>();
    const first = inTransaction(setting.api, tenant.id, async (tx) => {
      await claimKey(tx, tenant.id, { ...claim("k"), response: { status: 201, body: "{}" } });
      claimed.resolve();
      await mayFail.promise;
      throw new Error("rolled back");
    });
    await claimed.promise;
    const second = insertIntents(setting.api, tenant, [claim("k")]);
    mayFail.resolve();
    await expect(first).rejects.toThrow("rolled back");
    expect((await second).acceptedAt.size).toBe(1);
  });
});

describe("a batch request", () => {
  test("owns its key together with its items", async () => {
    const items = [claim("b:0"), claim("b:1")];
    const { acceptedAt, batchStored } = await insertIntents(
      setting.api,
      tenant,
      items,
      batchClaim("b", items),
    );
    expect([batchStored, acceptedAt.size]).toEqual([true, 2]);
    const known = await findKeys(setting.api, tenant.id, ["b"]);
    expect(known.get("b")?.batch?.items).toEqual([{ key: "b:0" }, { key: "b:1" }]);
  });

  test("stores nothing at all when its own key has an owner", async () => {
    await insertIntents(setting.api, tenant, [claim("b")]);
    const items = [claim("b:0"), claim("b:1")];
    const { acceptedAt, batchStored } = await insertIntents(
      setting.api,
      tenant,
      items,
      batchClaim("b", items),
    );
    expect([batchStored, acceptedAt.size]).toEqual([false, 0]);
    expect(await countRows()).toEqual({ intents: 1, legs: 1, keys: 1 });
  });

  test("stores the items whose keys are free when some are not", async () => {
    await insertIntents(setting.api, tenant, [claim("taken")]);
    const items = [claim("taken"), claim("free")];
    const { acceptedAt, batchStored } = await insertIntents(
      setting.api,
      tenant,
      items,
      batchClaim("b", items),
    );
    expect([batchStored, [...acceptedAt.keys()]]).toEqual([true, [items[1]?.draft.id]]);
  });

  test("may come to nothing but its own key", async () => {
    expect(await insertIntents(setting.api, tenant, [], batchClaim("b", []))).toEqual({
      acceptedAt: new Map(),
      batchStored: true,
    });
  });

  test("and another that name each other's keys both come through, one at worst at its second try", async () => {
    const store = (own: string, other: string) => {
      const items = [claim(other)];
      return insertIntents(setting.api, tenant, items, batchClaim(own, items));
    };
    for (let pair = 0; pair < 5; pair += 1) {
      const [a, b] = [`a${pair}`, `b${pair}`];
      const tries = await Promise.allSettled([store(a, b), store(b, a)]);
      const refused = tries.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
      expect(refused.every(isTransient)).toBe(true);
      expect(refused.length).toBeLessThan(2);
      if (refused.length > 0) await Promise.all([store(a, b), store(b, a)]);
    }
    const keys = await setting.sql`
      select key, batch is not null as is_batch from idempotency_keys where tenant_id = ${tenant.id}`;
    expect(keys).toHaveLength(10);
  });

  test("sent eight times at once is stored once", async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => {
        const items = Array.from({ length: 50 }, (_, index) => claim(`b:${index}`));
        return insertIntents(setting.api, tenant, items, batchClaim("b", items));
      }),
    );
    expect(answers.filter(({ batchStored }) => batchStored)).toHaveLength(1);
    expect(answers.reduce((sum, { acceptedAt }) => sum + acceptedAt.size, 0)).toBe(50);
    expect(await countRows()).toEqual({ intents: 50, legs: 50, keys: 51 });
  });
});

test("an intent is rung again for the first time five seconds after it was accepted", async () => {
  const { draft, ...key } = claim();
  await insertIntents(setting.api, tenant, [{ ...key, draft }]);
  const [row] = await setting.sql`
    select extract(epoch from ring_at - created_at)::integer as seconds, rings
      from payment_intents where id = ${toUuid(draft.id)}`;
  expect(row).toEqual({ seconds: 5, rings: 0 });
});
