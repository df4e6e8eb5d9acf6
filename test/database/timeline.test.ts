import { randomUUID } from "node:crypto";
import {
  insertOperation,
  inTransaction,
  newId,
  readTimeline,
  type Tenant,
  toUuid,
} from "@quittance/db";
import {
  type AccountId,
  acceptedOperation,
  instantOf,
  minorUnits,
  type PaymentIntentId,
} from "@quittance/domain";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { claimPayment, type LedgerSetting, openLedgerSetting } from "./ledger-setting.ts";

const LIMITS = { ofEach: 3, attemptsPerDelivery: 2 };

let setting: LedgerSetting;
let tenant: Tenant;
let bank: AccountId;
let ada: AccountId;

beforeAll(async () => {
  setting = await openLedgerSetting();
  tenant = await setting.newTenant();
  bank = await setting.openAccount(tenant);
  ada = await setting.openAccount(tenant);
});
afterAll(() => setting.close());

async function accept(amount: bigint): Promise<PaymentIntentId> {
  const [id] = await setting.accept(tenant, claimPayment(bank, ada, amount));
  if (id === undefined) throw new Error("an intent was not accepted");
  return id;
}

const read = (id: PaymentIntentId, of: Tenant = tenant) =>
  readTimeline(setting.api, of, id, LIMITS);

/** Gives back one cent of a payment, some times. */
async function refund(intent: PaymentIntentId, times: number): Promise<void> {
  for (let n = 0; n < times; n += 1) {
    const draft = {
      id: newId("re"),
      kind: "refund" as const,
      paymentIntent: intent,
      amount: minorUnits(1n),
      final: true,
      metadata: {},
    };
    const operation = acceptedOperation(draft, instantOf(new Date()));
    await inTransaction(setting.api, tenant.id, (tx) => insertOperation(tx, tenant.id, operation));
    await setting.post(tenant, [intent]);
  }
}

test("a timeline shows nothing that was committed after its first look", async () => {
  const id = await accept(100n);
  const holder = postgres(setting.url, { max: 1, onnotice: () => {} });
  await holder.unsafe("begin; lock table operations in access exclusive mode");
  const reading = read(id);
  await expect
    .poll(
      () => setting.sql`
        select from pg_locks join pg_database d on d.oid = database
          where relation = 'operations'::regclass and not granted and datname = current_database()`,
    )
    .toHaveLength(1);
  await holder`
    insert into events (tenant_id, id, type, resource_id, sequence, body, created_at)
    values (${tenant.id}, ${randomUUID()}, 'payment_intent.succeeded', ${toUuid(id)}, 1, '{}', now())`;
  await holder.unsafe("commit");
  expect(await reading).toMatchObject({ course: { intent: { status: "pending" } }, events: [] });
  expect((await read(id))?.events).toHaveLength(1);
  await holder.end();
});

test("a timeline is bounded: of too many it has the newest, and says so", async () => {
  const id = await accept(100n);
  await setting.post(tenant, [id]);
  await refund(id, 2);
  const all = await read(id);
  expect(all?.truncated).toBe(false);
  expect(all?.ledgerTransactions.map(({ kind }) => kind)).toEqual(["payment", "refund", "refund"]);
  await refund(id, 2);
  const newest = await read(id);
  expect(newest?.truncated).toBe(true);
  // The first of the four refunds is the one that is missing.
  expect(newest?.operations).toHaveLength(3);
  expect(newest?.operations.at(-1)).toEqual(all?.operations[0]);
  expect(newest?.ledgerTransactions.map(({ kind }) => kind)).toEqual(Array(3).fill("refund"));
});

test("another tenant's timeline is not found", async () => {
  const id = await accept(1n);
  expect(await read(id, await setting.newTenant())).toBeUndefined();
  expect(await read(id)).toBeDefined();
});
