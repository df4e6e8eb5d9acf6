// A batch that passes over what somebody else holds waits for nobody, and overtakes nobody.
import { inTransaction, lockBatch, type Tenant, type Tx } from "@quittance/db";
import type { AccountId, PaymentIntentId } from "@quittance/domain";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { postBatch } from "../../services/worker/src/post/post-batch.ts";
import { findBrokenRules } from "../harness/find-broken-rules.ts";
import { acceptAtomicBatch } from "./accept-atomic-batch.ts";
import { claimPayment, type LedgerSetting, openLedgerSetting } from "./ledger-setting.ts";

let setting: LedgerSetting;
let tenant: Tenant;
let accounts: readonly AccountId[];

beforeAll(async () => {
  setting = await openLedgerSetting();
});
afterAll(async () => {
  expect(await findBrokenRules(setting.sql)).toEqual({});
  await setting.close();
});
beforeEach(async () => {
  tenant = await setting.newTenant();
  accounts = await Promise.all(Array.from({ length: 8 }, () => setting.openAccount(tenant)));
});

const account = (index: number): AccountId => {
  const found = accounts[index];
  if (found === undefined) throw new Error("eight were opened");
  return found;
};
const payment = (from: number, to: number) => claimPayment(account(from), account(to), 1n);

async function acceptEach(
  ...pairs: readonly (readonly [number, number])[]
): Promise<readonly PaymentIntentId[]> {
  const claims = pairs.map(([from, to]) => payment(from, to));
  return setting.accept(tenant, ...claims);
}

/** Runs `work` while another batch holds what it has locked. */
const whileHeld = <T>(ids: readonly PaymentIntentId[], work: (tx: Tx) => Promise<T>): Promise<T> =>
  inTransaction(setting.worker, tenant.id, async (tx) => {
    await lockBatch(tx, tenant, ids);
    return work(tx);
  });

const postAtOnce = async (ids: readonly PaymentIntentId[]) => {
  const { decision, passedOver } = await postBatch(setting.worker, tenant, ids, {
    patience: "pass over",
  });
  return { decided: decision.intents.map(({ id }) => id), passedOver };
};

test("what has a held account is passed over, and what comes after it in its accounts too; the rest is decided", async () => {
  const holder = await acceptEach([0, 1]);
  const ids = await acceptEach([2, 3], [1, 2], [2, 3], [4, 5]);
  const [before, held, after, free] = ids;
  await whileHeld(holder, async () => {
    const { decided, passedOver } = await postAtOnce(ids);
    expect(decided).toEqual([before, free]);
    expect(passedOver).toEqual(new Set([held, after]));
  });
  const { decided, passedOver } = await postAtOnce(ids);
  expect(decided).toEqual([held, after]);
  expect(passedOver.size).toBe(0);
});

test("intents that another batch is deciding are passed over, and are no longer there when it is done", async () => {
  const ids = await acceptEach([0, 1], [2, 3]);
  const [first, second] = ids;
  if (first === undefined) throw new Error("two were accepted");
  await whileHeld([first], async () => {
    expect(await postAtOnce(ids)).toEqual({ decided: [second], passedOver: new Set([first]) });
  });
  await setting.post(tenant, [first]);
  expect(await postAtOnce(ids)).toEqual({ decided: [], passedOver: new Set() });
});

test("an atomic batch is passed over as a whole, whichever of its intents was rung", async () => {
  const holder = await acceptEach([0, 1]);
  const batch = await acceptAtomicBatch(setting, tenant, [payment(1, 2), payment(3, 4)]);
  const [, last] = batch;
  if (last === undefined) throw new Error("two were accepted");
  await whileHeld(holder, async () => {
    expect(await postAtOnce([last])).toEqual({ decided: [], passedOver: new Set(batch) });
  });
  expect((await postAtOnce([last])).decided).toEqual(batch);
});

test("an atomic batch of very many legs is passed over, and posted by who waits", async () => {
  const claims = Array.from({ length: 101 }, () => {
    const { draft, ...key } = payment(0, 1);
    const legs = Array.from({ length: 50 }, () => draft.legs).flat();
    return { ...key, draft: { ...draft, legs } };
  });
  const wide = await acceptAtomicBatch(setting, tenant, claims);
  const [single] = await acceptEach([2, 3]);
  if (single === undefined) throw new Error("one was accepted");
  expect(await postAtOnce([...wide, single])).toEqual({
    decided: [single],
    passedOver: new Set(wide),
  });
  expect((await setting.post(tenant, wide)).intents).toHaveLength(wide.length);
});
