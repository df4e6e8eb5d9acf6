import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Tenant } from "@quittance/db";
import {
  INTENT_STATUSES,
  INTENT_TRANSITIONS,
  type IntentStatus,
  isFinal,
  isUndecided,
} from "@quittance/domain";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type LedgerSetting, openLedgerSetting } from "./ledger-setting.ts";
import { refusalOf } from "./refusal.ts";

let setting: LedgerSetting;
let tenant: Tenant;

beforeAll(async () => {
  setting = await openLedgerSetting();
  tenant = await setting.newTenant();
});
afterAll(() => setting.close());

/** The columns that have to go with a status. */
const withStatus = (status: IntentStatus) => ({
  status,
  finished_at: isFinal(status) ? new Date() : null,
  captured: status === "succeeded" ? 1 : 0,
  failure_code: status === "failed" ? "account_closed" : null,
  failure_leg: status === "failed" ? 0 : null,
  cancellation_reason: status === "canceled" ? "requested" : null,
});

/** An intent of one leg that has come to this status on a way that is allowed. */
async function bringIntentTo(status: IntentStatus): Promise<string> {
  const id = randomUUID();
  const now = new Date();
  const intent = {
    tenant_id: tenant.id,
    id,
    status: status === "scheduled" ? "scheduled" : "pending",
    // With it no intent could be kept from being scheduled for want of a time alone.
    execute_at: now,
    created_at: now,
    updated_at: now,
    ring_at: now,
  };
  const leg = {
    tenant_id: tenant.id,
    intent_id: id,
    position: 0,
    source: randomUUID(),
    destination: randomUUID(),
    currency: "USD",
    exponent: 2,
    amount: 1,
  };
  await setting.sql.begin(async (tx) => {
    await tx`insert into payment_intents ${tx(intent)}`;
    await tx`insert into legs ${tx(leg)}`;
    if (!isUndecided(status)) {
      await tx`update payment_intents set ${tx(withStatus(status))} where id = ${id}`;
    }
  });
  return id;
}

const edges = INTENT_STATUSES.flatMap((from) => INTENT_STATUSES.map((to) => [from, to] as const));

describe("the database lets an intent go exactly where the domain's table says", () => {
  test.each(edges)("%s to %s", async (from, to) => {
    const sql = setting.worker.about(tenant);
    const id = await bringIntentTo(from);
    const change = sql`
      update payment_intents set ${sql(from === to ? { status: to } : withStatus(to))} where tenant_id = ${tenant.id} and id = ${id}`;
    const allowed: readonly IntentStatus[] = INTENT_TRANSITIONS[from];
    if (from === to || allowed.includes(to)) {
      expect((await change).count).toBe(1);
    } else {
      expect(await refusalOf(change)).toEqual({
        condition: "check_violation",
        constraint: "payment_intents_transition",
      });
    }
  });

  test("also in a session that replays a replica", async () => {
    const id = await bringIntentTo("succeeded");
    const replayed = setting.sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`update payment_intents set status = 'pending', captured = 0, finished_at = null where id = ${id}`;
    });
    expect(await refusalOf(replayed)).toMatchObject({ constraint: "payment_intents_transition" });
  });
});

test.each(INTENT_STATUSES.filter((status) => !isUndecided(status)))(
  "an intent does not begin as %s, whoever stores it",
  async (status) => {
    const now = new Date();
    const times = { created_at: now, updated_at: now, ring_at: now };
    const sql = setting.api.about(tenant);
    const row = { tenant_id: tenant.id, id: randomUUID(), ...times, ...withStatus(status) };
    expect(await refusalOf(sql`insert into payment_intents ${sql(row)}`.execute())).toEqual({
      condition: "check_violation",
      constraint: "payment_intents_begin_undecided",
    });
  },
);

test("the migration names the same edges as the domain", () => {
  const migration = new URL("../../migrations/0003_payment-intents.sql", import.meta.url);
  const trigger = /not in \(\s*(\('[^;]*?)\s*\)\)\s*execute/.exec(
    readFileSync(migration, "utf8"),
  )?.[1];
  const written = [...(trigger ?? "").matchAll(/\('(\w+)', '(\w+)'\)/g)].map(
    ([, from, to]) => `${from} to ${to}`,
  );
  const decided = INTENT_STATUSES.flatMap((from) =>
    INTENT_TRANSITIONS[from].map((to) => `${from} to ${to}`),
  );
  expect(written.sort()).toEqual(decided.sort());
});
