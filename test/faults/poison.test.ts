import { randomUUID } from "node:crypto";
import { toUuid } from "@quittance/db";
import type { AccountId, PaymentIntentId } from "@quittance/domain";
import { expect, test } from "vitest";
import { reportDrill } from "../harness/expect-bells.ts";
import { countPending } from "../harness/expect-settled.ts";
import { findBrokenRules } from "../harness/find-broken-rules.ts";
import { type Drill, openDrill } from "../harness/open-drill.ts";
import { sendLoadRequest } from "../harness/run-load.ts";

const BATCH = 100;
const POISONED = 37;

test("an intent that can not be decided is set aside alone, and the other 99 of its batch are posted", async () => {
  const drill = await openDrill({ workers: 0 });
  const ids = await submitBatch(drill);
  // An account that does not exist: the decision raises. No client could have stored this.
  await drill.sql`alter table legs disable trigger legs_append_only`;
  await drill.sql`
    update legs set destination = ${randomUUID()}
      where intent_id = ${toUuid(ids[POISONED] as PaymentIntentId)}`;
  await drill.sql`alter table legs enable always trigger legs_append_only`;
  await drill.processes.addWorker();
  const error = await expectOneQuarantined(drill, ids);
  expect(error).toContain("was not loaded with its batch");
  reportDrill("poison in the decision", { posted: BATCH - 1, quarantined: 1, error });
}, 60_000);

test("an intent that PostgreSQL refuses to write is set aside alone, with PostgreSQL's reason", async () => {
  const drill = await openDrill({ workers: 0 });
  const ids = await submitBatch(drill);
  const account = toUuid(
    (drill.cast.wallets[POISONED % drill.cast.wallets.length] ?? "") as AccountId,
  );
  await drill.sql.unsafe(`
    create function refuse_one_account() returns trigger language plpgsql as $$
    begin
      if new.id = '${account}' and new.posted_credits - old.posted_credits >= 1000 then
        raise exception 'this account is poison' using errcode = 'data_exception';
      end if;
      return new;
    end $$;
    create trigger accounts_poison before update on accounts
      for each row execute function refuse_one_account();`);
  await drill.processes.addWorker();
  const error = await expectOneQuarantined(drill, ids);
  expect(error).toContain("this account is poison");
  reportDrill("poison in SQL", { posted: BATCH - 1, quarantined: 1, error });
}, 60_000);

test("a disk that is full is no fault of an intent: none is set aside, and all are posted once there is room", async () => {
  const drill = await openDrill({ workers: 0 });
  await submitBatch(drill);
  await drill.sql.unsafe(`
    create function fail_to_write() returns trigger language plpgsql as $$
    begin
      raise exception 'could not extend file: No space left on device' using errcode = 'disk_full';
    end $$;
    create trigger entries_full before insert on entries for each statement execute function fail_to_write();`);
  const worker = await drill.processes.addWorker();
  const triesAgain = () => worker.lines().filter((line) => line.includes("is tried again")).length;
  await expect.poll(triesAgain, { timeout: 20_000 }).toBeGreaterThanOrEqual(3);
  expect(worker.lines().filter((line) => /it is split|quarantined/.test(line))).toEqual([]);
  await drill.sql`drop trigger entries_full on entries`;
  await expect.poll(() => countPending(drill.sql), { timeout: 60_000 }).toBe(0);
  await expect.poll(() => worker.metric("quittance_intents_posted_total")).toBe(BATCH);
  expect(await findBrokenRules(drill.sql)).toEqual({});
  reportDrill("disk full", { triesAgain: triesAgain(), posted: BATCH });
}, 90_000);

/** Payments of a cent from the vault, and one of ten dollars, in one batch that nobody posts yet. */
async function submitBatch({ processes, cast }: Drill): Promise<readonly string[]> {
  const { ids } = await sendLoadRequest(processes.client, {
    key: `poison-${randomUUID()}`,
    isBatch: true,
    payments: Array.from({ length: BATCH }, (_, index) => ({
      amount: index === POISONED ? "10.00" : "0.01",
      currency: "USD",
      source: cast.vault,
      destination: cast.wallets[index % cast.wallets.length] ?? "",
    })),
  });
  return ids;
}

/** Expects the poisoned one to be set aside and all others posted; answers with the error that is kept. */
async function expectOneQuarantined(drill: Drill, ids: readonly string[]): Promise<string> {
  const { sql, processes } = drill;
  const [worker] = processes.workers;
  await expect
    .poll(async () => worker?.metric("quittance_intents_quarantined"), { timeout: 20_000 })
    .toBe(1);
  // It is set aside in its turn, and what comes after it is posted after that.
  await expect.poll(() => countPending(sql)).toBe(0);
  const rows = await sql<{ id: string; status: string; quarantine_error: string | null }[]>`
    select id, status, quarantine_error from payment_intents order by id`;
  expect(rows).toHaveLength(BATCH);
  expect(rows.filter(({ status }) => status === "succeeded")).toHaveLength(BATCH - 1);
  const aside = rows.filter(({ quarantine_error }) => quarantine_error !== null);
  expect(aside.map(({ id, status }) => [id, status])).toEqual([
    [toUuid(ids[POISONED] as PaymentIntentId), "pending"],
  ]);
  await expect.poll(async () => worker?.metric("quittance_intents_posted_total")).toBe(BATCH - 1);
  // In halves, and not one by one: 7 levels of 100.
  const split = processes.lines().filter((line) => line.includes("it is split"));
  expect(split.length).toBeLessThanOrEqual(Math.ceil(Math.log2(BATCH)));
  expect(await findBrokenRules(sql)).toEqual({});
  return aside[0]?.quarantine_error ?? "";
}
