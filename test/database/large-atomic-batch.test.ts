// An atomic batch is posted as one however many legs it has, and no statement of it grows with them.
import { type AccountId, instantOf } from "@quittance/domain";
import { expect, test } from "vitest";
import { findBrokenRules } from "../harness/find-broken-rules.ts";
import { acceptAtomicBatch } from "./accept-atomic-batch.ts";
import { claimPayment, openLedgerSetting } from "./ledger-setting.ts";

const ITEMS = 110;
const LEGS = 50;
const ACCOUNTS = 100;
const DAY_MS = 86_400_000;

test("an atomic batch of 11,000 backdated entries is posted, and the books hold", async () => {
  const setting = await openLedgerSetting();
  const tenant = await setting.newTenant();
  const accounts: AccountId[] = [];
  for (let opened = 0; opened < ACCOUNTS; opened += 1) {
    accounts.push(await setting.openAccount(tenant));
  }
  const account = (index: number): AccountId => {
    const found = accounts[index % ACCOUNTS];
    if (found === undefined) throw new Error("accounts were opened");
    return found;
  };
  const claims = Array.from({ length: ITEMS }, (_, item) => {
    const { draft, ...key } = claimPayment(account(0), account(1), 1n);
    const legs = Array.from({ length: LEGS }, (__, leg) =>
      draft.legs.map((one) => ({
        ...one,
        source: account(2 * leg),
        destination: account(2 * leg + 1 + 2 * item),
      })),
    ).flat();
    const effectiveAt = instantOf(new Date(Date.now() - DAY_MS * (1 + item)));
    return { ...key, draft: { ...draft, legs, effectiveAt } };
  });
  const [first] = await acceptAtomicBatch(setting, tenant, claims);
  if (first === undefined) throw new Error("intents were stored");
  // One is rung; all of them are posted.
  const { intents, ledgerTransactions } = await setting.post(tenant, [first]);
  expect(intents).toHaveLength(ITEMS);
  expect(new Set(intents.map(({ status }) => status))).toEqual(new Set(["succeeded"]));
  expect(ledgerTransactions.flatMap(({ entries }) => entries)).toHaveLength(2 * ITEMS * LEGS);
  expect(await findBrokenRules(setting.sql)).toEqual({});
  await setting.close();
}, 120_000);
