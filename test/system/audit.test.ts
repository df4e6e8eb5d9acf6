import { toUuid } from "@quittance/db";
import type { AccountId } from "@quittance/domain";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Stack, startStack } from "../harness/start-stack.ts";

let stack: Stack;

beforeAll(async () => {
  stack = await startStack({ worker: { auditIntervalMs: 1_000 } });
});
afterAll(() => stack.close());

const patience = { timeout: 25_000, interval: 250 };
const TEST_MS_MAX = 90_000;

async function openAccount(limit: string | null = "0.00"): Promise<string> {
  const { id } = await stack.client.accounts.create({ currency: "USD", overdraft_limit: limit });
  return id;
}

async function pay(source: string, destination: string): Promise<string> {
  const payment = { amount: "5.00", currency: "USD", source, destination };
  const { id } = await stack.client.paymentIntents.create(payment);
  return (await stack.client.paymentIntents.wait(id)).status;
}

/** What somebody with every right does to a balance, behind the processes' backs. */
const addToBalance = (account: string, cents: number) => stack.sql`
  update accounts set posted_credits = posted_credits + ${cents}
    where id = ${toUuid(account as AccountId)}`;

const statusOf = async (account: string) => (await stack.client.accounts.get(account)).status;

async function readMetrics(): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${stack.worker?.metricsPort}/metrics`);
  return answer.text();
}

/** The rules that are broken as /metrics tells it, with how many subjects break each. */
async function brokenRules(): Promise<Readonly<Record<string, number>>> {
  const lines = (await readMetrics()).matchAll(
    /^quittance_audit_findings\{rule="(\w+)"\} (\d+)$/gm,
  );
  const counts = [...lines].map(([, rule = "", count]) => [rule, Number(count)] as const);
  expect(counts.length).toBeGreaterThan(20);
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

/** Has everything audited again, as an operator does after a repair. */
async function auditEverything(): Promise<void> {
  await stack.sql`update audits set last_complete_at = null`;
  await expect
    .poll(() => stack.sql`select 1 from audits where last_complete_at is not null`, patience)
    .toHaveLength(1);
}

async function eventsOf(account: string): Promise<readonly unknown[]> {
  const rows = await stack.sql<{ type: string; sequence: number }[]>`
    select type, sequence from events where resource_id = ${toUuid(account as AccountId)}
      order by sequence`;
  return rows.map(({ type, sequence }) => `${sequence} ${type}`);
}

test(
  "a worker finds a balance that drifted with the next payment, says so, and freezes the account",
  async () => {
    const [bank, ada, ben] = [await openAccount(null), await openAccount(), await openAccount()];
    expect(await pay(bank, ada)).toBe("succeeded");
    expect(await pay(bank, ben)).toBe("succeeded");
    await auditEverything();
    // The metrics are set at the end of a round, behind what the round has written.
    await expect.poll(brokenRules, patience).toEqual({});
    await expect.poll(readMetrics, patience).toMatch(/^quittance_audit_changes_age_seconds 0$/m);
    expect(await readMetrics()).toMatch(/^quittance_audit_seconds_count\{of="changes"\} [1-9]/m);
    expect(await readMetrics()).toMatch(/^quittance_audit_seconds_count\{of="everything"\} [1-9]/m);

    await addToBalance(ada, 700);
    expect(await pay(bank, ada)).toBe("succeeded");
    await expect.poll(() => statusOf(ada), patience).toBe("frozen");
    await expect.poll(brokenRules, patience).toEqual({ entry_counters_follow: 1 });
    expect(await eventsOf(ada)).toEqual(["1 account.created", "2 account.updated"]);
    expect([await statusOf(bank), await statusOf(ben)]).toEqual(["active", "active"]);
    const found = await stack.sql`
    select distinct rule, subject, subject_id from audit_findings`;
    expect(found).toEqual([
      { rule: "entry_counters_follow", subject: "account", subject_id: toUuid(ada as AccountId) },
    ]);
  },
  TEST_MS_MAX,
);

test(
  "a worker finds a balance that nobody used since once a day, until it is mended",
  async () => {
    const [bank, eve] = [await openAccount(null), await openAccount()];
    expect(await pay(bank, eve)).toBe("succeeded");
    await addToBalance(eve, 300);
    await auditEverything();
    expect(await statusOf(eve)).toBe("frozen");
    const ofEve = () => stack.sql<{ rule: string }[]>`
    select distinct rule from audit_findings where subject_id = ${toUuid(eve as AccountId)} order by rule`;
    const rules = ["account_is_as_its_last_entry", "counters_are_sums"];
    expect((await ofEve()).map(({ rule }) => rule)).toEqual(rules);
    await expect
      .poll(async () => Object.keys(await brokenRules()), patience)
      .toEqual(expect.arrayContaining(rules));

    await addToBalance(eve, -300);
    await auditEverything();
    expect(await ofEve()).toHaveLength(2);
    await expect
      .poll(async () => (await brokenRules())["account_is_as_its_last_entry"], patience)
      .toBeUndefined();
    // Thawing an account is for its owner, after somebody knows why.
    expect(await statusOf(eve)).toBe("frozen");
  },
  TEST_MS_MAX,
);
