import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Tenant } from "@quittance/db";
import { INTENT_STATUSES, INTENT_TRANSITIONS, type IntentStatus, isFinal } from "@quittance/domain";
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

async function insertIntent(status: IntentStatus): Promise<string> {
  const id = randomUUID();
  const now = new Date();
  const row = {
    tenant_id: tenant.id,
    id,
    // Whoever was never scheduled could not come back to it for want of a time alone.
    execute_at: now,
    created_at: now,
    updated_at: now,
    ring_at: now,
  };
  await setting.sql`insert into payment_intents ${setting.sql({ ...row, ...withStatus(status) })}`;
  return id;
}

const edges = INTENT_STATUSES.flatMap((from) => INTENT_STATUSES.map((to) => [from, to] as const));

describe("the database lets an intent go exactly where the domain's table says", () => {
  test.each(edges)("%s to %s", async (from, to) => {
    const { sql } = setting.worker;
    const id = await insertIntent(from);
    const change = sql`
      update payment_intents set ${sql(withStatus(to))} where tenant_id = ${tenant.id} and id = ${id}`;
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
    const id = await insertIntent("succeeded");
    const replayed = setting.sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`update payment_intents set status = 'pending', finished_at = null where id = ${id}`;
    });
    expect(await refusalOf(replayed)).toMatchObject({ constraint: "payment_intents_transition" });
  });
});

test("the migration names the same edges as the domain", () => {
  const migration = new URL("../../migrations/0003_payment-intents.sql", import.meta.url);
  const trigger = /not in \(\s*(\('[^;]*?)\s*\) then/.exec(readFileSync(migration, "utf8"))?.[1];
  const written = [...(trigger ?? "").matchAll(/\('(\w+)', '(\w+)'\)/g)].map(
    ([, from, to]) => `${from} to ${to}`,
  );
  const decided = INTENT_STATUSES.flatMap((from) =>
    INTENT_TRANSITIONS[from].map((to) => `${from} to ${to}`),
  );
  expect(written.sort()).toEqual(decided.sort());
});
