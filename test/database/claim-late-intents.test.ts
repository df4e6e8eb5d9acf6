import {
  claimLateIntents,
  findTenantsWithLateIntents,
  inTransaction,
  lockBatch,
  quarantineIntent,
  type Tenant,
  toUuid,
} from "@quittance/db";
import type { AccountId, PaymentIntentId } from "@quittance/domain";
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

const accept = (count: number) =>
  setting.accept(tenant, ...Array.from({ length: count }, () => claimPayment(bank, ada, 1n)));

/** Lets time pass for this tenant's intents. */
const passTime = () =>
  setting.sql`update payment_intents set ring_at = now() - interval '1 second' where tenant_id = ${tenant.id}`;

const claim = (limit = 100) => claimLateIntents(setting.worker, tenant.id, limit);
const idsOf = (late: readonly { readonly id: PaymentIntentId }[]) => late.map(({ id }) => id);

async function secondsToNextRing(): Promise<number> {
  const [row] = await setting.sql<{ seconds: string }[]>`
    select extract(epoch from ring_at - now()) as seconds from payment_intents where tenant_id = ${tenant.id}`;
  return Number(row?.seconds);
}

describe("an intent that is late is rung again", () => {
  test("not before its time", async () => {
    await accept(1);
    expect(await claim()).toEqual([]);
    expect(await findTenantsWithLateIntents(setting.worker)).not.toContain(tenant.id);
  });

  test("at intervals that double from 5 to 160 seconds and then stay", async () => {
    const [id] = await accept(1);
    for (const [index, seconds] of [5, 10, 20, 40, 80, 160, 160, 160].entries()) {
      await passTime();
      expect(await claim()).toEqual([{ id, rings: index + 1, batch: null }]);
      const left = await secondsToNextRing();
      // The statement's own time has passed since; the next interval is far away.
      expect(left).toBeGreaterThan(seconds - 4);
      expect(left).toBeLessThanOrEqual(seconds);
      expect(await claim()).toEqual([]);
    }
  });

  test("also after more rings than a smallint counts", async () => {
    const [id] = await accept(1);
    await setting.sql`update payment_intents set rings = 1000 where tenant_id = ${tenant.id}`;
    await passTime();
    expect(await claim()).toEqual([{ id, rings: 1_000, batch: null }]);
  });

  test("in the order of acceptance, and no more at once than the limit says", async () => {
    const ids = await accept(5);
    // Due at the same moment, but lying in the table the other way round.
    for (const id of ids.toReversed()) {
      await setting.sql`
        update payment_intents set ring_at = '2026-01-01T00:00:00Z'
          where tenant_id = ${tenant.id} and id = ${toUuid(id)}`;
    }
    const [first, second] = [await claim(3), await claim(3)];
    expect(idsOf(first)).toEqual(ids.slice(0, 3));
    expect(idsOf(second)).toEqual(ids.slice(3));
  });

  test("first of all that which has been due for longest", async () => {
    const [, , late] = await accept(5);
    if (late === undefined) throw new Error("it was stored");
    await passTime();
    await setting.sql`
      update payment_intents set ring_at = now() - interval '1 hour'
        where tenant_id = ${tenant.id} and id = ${toUuid(late)}`;
    expect(idsOf(await claim(1))).toEqual([late]);
  });

  test("by one clock only, however many look at the same moment", async () => {
    await accept(200);
    await passTime();
    const looks = await Promise.all(Array.from({ length: 8 }, () => claim(50)));
    expect(new Set(looks.flatMap(idsOf)).size).toBe(looks.flat().length);
    expect(looks.flat().length + (await claim(200)).length).toBe(200);
  });
});

describe("an intent is left in peace", () => {
  test("while a worker holds it, and others are not kept waiting for it", async () => {
    const [held, free] = await accept(2);
    if (held === undefined || free === undefined) throw new Error("both were stored");
    await passTime();
    await inTransaction(setting.worker, tenant.id, async (tx) => {
      await lockBatch(tx, tenant, [held]);
      expect(idsOf(await claim())).toEqual([free]);
    });
    expect(idsOf(await claim())).toEqual([held]);
  });

  test("when it was set aside", async () => {
    const [aside] = await accept(1);
    if (aside === undefined) throw new Error("it was stored");
    await quarantineIntent(setting.worker, tenant.id, aside, "boom");
    await passTime();
    expect(await claim()).toEqual([]);
    expect(await findTenantsWithLateIntents(setting.worker)).not.toContain(tenant.id);
  });

  test("when it was decided", async () => {
    await setting.post(tenant, await accept(1));
    await passTime();
    expect(await claim()).toEqual([]);
  });

  test("when it is another tenant's", async () => {
    await accept(1);
    await passTime();
    const elsewhere = await setting.newTenant();
    expect(await claimLateIntents(setting.worker, elsewhere.id, 100)).toEqual([]);
    expect(await findTenantsWithLateIntents(setting.worker)).toContain(tenant.id);
  });
});

test("an intent that was decided is set aside for what is asked of it", async () => {
  const [paid] = await accept(1);
  if (paid === undefined) throw new Error("it was stored");
  await setting.post(tenant, [paid]);
  await setting.ask(tenant, "refund", paid, 1n);
  await quarantineIntent(setting.worker, tenant.id, paid, "boom");
  expect((await setting.post(tenant, [paid])).operations).toEqual([]);
  const [row] = await setting.sql`
    select quarantine_error from payment_intents where tenant_id = ${tenant.id}`;
  expect(row).toEqual({ quarantine_error: "boom" });
});

test("a quarantined intent keeps the first error, and a decided one takes none", async () => {
  const [id] = await accept(1);
  if (id === undefined) throw new Error("it was stored");
  await quarantineIntent(setting.worker, tenant.id, id, `first ${"x".repeat(3_000)}`);
  await quarantineIntent(setting.worker, tenant.id, id, "second");
  const [decided] = await accept(1);
  if (decided === undefined) throw new Error("it was stored");
  await setting.post(tenant, [decided]);
  await quarantineIntent(setting.worker, tenant.id, decided, "late");
  const rows = await setting.sql<{ error: string | null }[]>`
    select left(quarantine_error, 5) as error, length(quarantine_error) as length
      from payment_intents where tenant_id = ${tenant.id} order by id`;
  expect(rows).toEqual([
    { error: "first", length: 2_000 },
    { error: null, length: null },
  ]);
});
