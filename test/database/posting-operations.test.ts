// What is asked of an intent later goes the same way to the ledger as the intent itself.
import { inTransaction, readAccounts, readIntents, type Tenant, toUuid } from "@quittance/db";
import {
  type AccountId,
  type Instant,
  instantOf,
  type PaymentIntentId,
  ZERO,
} from "@quittance/domain";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { claimPayment, type LedgerSetting, openLedgerSetting } from "./ledger-setting.ts";

let setting: LedgerSetting;
let tenant: Tenant;
let ada: AccountId;
let ben: AccountId;

beforeAll(async () => {
  setting = await openLedgerSetting();
});
afterAll(() => setting.close());
beforeEach(async () => {
  tenant = await setting.newTenant();
  const bank = await setting.openAccount(tenant);
  ada = await setting.openAccount(tenant, { overdraftLimit: ZERO });
  ben = await setting.openAccount(tenant, { overdraftLimit: ZERO });
  await setting.post(tenant, await setting.accept(tenant, claimPayment(bank, ada, 100n)));
});

async function acceptHold(amount: bigint, holdExpiresAt: Instant | null = null) {
  const { draft, ...key } = claimPayment(ada, ben, amount);
  const manual = { ...draft, captureMethod: "manual" as const, holdExpiresAt };
  await setting.accept(tenant, { ...key, draft: manual });
  return draft.id;
}

async function countersOf(id: AccountId) {
  const { accounts } = await inTransaction(setting.worker, tenant.id, (tx) =>
    readAccounts(tx, tenant.id, [id]),
  );
  const { postedDebits, postedCredits, pendingDebits, pendingCredits } = accounts.get(id) ?? {};
  return { postedDebits, postedCredits, pendingDebits, pendingCredits };
}

const readIntent = async (id: PaymentIntentId) => (await readIntents(setting.api, tenant, [id]))[0];

/** The statuses and failures of what was asked of an intent, in order. */
const readEnds = (id: PaymentIntentId) =>
  setting.sql<{ kind: string; status: string; failure_code: string | null }[]>`
    select kind, status, failure_code from operations
      where tenant_id = ${tenant.id} and intent_id = ${toUuid(id)} order by id`;

describe("a hold", () => {
  test("is captured in part, its rest released and its capture refunded, and all of it reads back as decided", async () => {
    const id = await acceptHold(60n);
    await setting.post(tenant, [id]);
    expect(await countersOf(ada)).toMatchObject({ postedDebits: 0n, pendingDebits: 60n });
    await setting.ask(tenant, "capture", id, 50n);
    const captured = await setting.post(tenant, [id]);
    expect(await readIntent(id)).toEqual(captured.intents[0]);
    expect(await countersOf(ben)).toMatchObject({ postedCredits: 50n, pendingCredits: 0n });
    await setting.ask(tenant, "refund", id, 20n);
    await setting.ask(tenant, "refund", id, 31n);
    const refunded = await setting.post(tenant, [id]);
    expect(await readIntent(id)).toEqual(refunded.intents[0]);
    expect(await readIntent(id)).toMatchObject({ captured: 50n, refunded: 20n });
    expect(await readEnds(id)).toEqual([
      { kind: "capture", status: "succeeded", failure_code: null },
      { kind: "refund", status: "succeeded", failure_code: null },
      { kind: "refund", status: "failed", failure_code: "amount_exceeds_captured" },
    ]);
    expect(await countersOf(ada)).toEqual({
      postedDebits: 50n,
      postedCredits: 120n,
      pendingDebits: 0n,
      pendingCredits: 0n,
    });
  });

  test("keeps back what it holds from payments that come later", async () => {
    await setting.post(tenant, [await acceptHold(60n)]);
    const later = await setting.accept(
      tenant,
      claimPayment(ada, ben, 41n),
      claimPayment(ada, ben, 40n),
    );
    const { intents } = await setting.post(tenant, later);
    expect(intents.map(({ status }) => status)).toEqual(["failed", "succeeded"]);
  });

  test("that has expired is released by whoever looks next, and not captured", async () => {
    const id = await acceptHold(60n, instantOf(new Date(Date.now() + 3_600_000)));
    await setting.post(tenant, [id]);
    await setting.sql`
      update payment_intents set hold_expires_at = now() - interval '1 millisecond' where id = ${toUuid(id)}`;
    await setting.ask(tenant, "capture", id, 60n);
    await setting.post(tenant, [id]);
    expect(await readIntent(id)).toMatchObject({
      status: "canceled",
      cancellationReason: "hold_expired",
    });
    expect(await readEnds(id)).toMatchObject([
      { status: "failed", failure_code: "not_capturable" },
    ]);
    expect(await countersOf(ada)).toMatchObject({ pendingDebits: 0n });
  });
});

test("a ring that comes to eight workers at once captures, refunds and cancels once", async () => {
  const [held, kept] = [await acceptHold(30n), await acceptHold(30n)];
  const paid = await setting.accept(tenant, claimPayment(ada, ben, 40n));
  const ids = [held, kept, ...paid];
  await setting.post(tenant, ids);
  await setting.ask(tenant, "capture", held, 30n);
  await setting.ask(tenant, "cancel", kept);
  for (const id of paid) await setting.ask(tenant, "refund", id, 40n);
  const decisions = await Promise.all(Array.from({ length: 8 }, () => setting.post(tenant, ids)));
  expect(decisions.flatMap(({ operations }) => operations.map(({ status }) => status))).toEqual([
    "succeeded",
    "succeeded",
    "succeeded",
  ]);
  expect(await countersOf(ada)).toEqual({
    postedDebits: 70n,
    postedCredits: 140n,
    pendingDebits: 0n,
    pendingCredits: 0n,
  });
});

test("an intent is canceled before it is decided, when that was asked in time", async () => {
  const [id] = await setting.accept(tenant, claimPayment(ada, ben, 1n));
  if (id === undefined) throw new Error("the intent was stored");
  await setting.ask(tenant, "cancel", id);
  await setting.post(tenant, [id]);
  expect(await readIntent(id)).toMatchObject({
    status: "canceled",
    cancellationReason: "requested",
    ledgerTransactions: [],
  });
  expect(await readEnds(id)).toMatchObject([{ kind: "cancel", status: "succeeded" }]);
});

test("a refund that fails is told, and moves nothing", async () => {
  const [id] = await setting.accept(tenant, claimPayment(ada, ben, 10n));
  if (id === undefined) throw new Error("the intent was stored");
  await setting.post(tenant, [id]);
  await setting.post(tenant, await setting.accept(tenant, claimPayment(ben, ada, 10n)));
  await setting.ask(tenant, "refund", id, 1n);
  const before = [await countersOf(ada), await countersOf(ben)];
  const { ledgerTransactions, accounts } = await setting.post(tenant, [id]);
  expect([ledgerTransactions, accounts]).toEqual([[], []]);
  expect(await readEnds(id)).toMatchObject([
    { kind: "refund", status: "failed", failure_code: "insufficient_funds" },
  ]);
  expect([await countersOf(ada), await countersOf(ben)]).toEqual(before);
});
