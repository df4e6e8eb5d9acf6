import {
  type Database,
  type IntentClaim,
  inTransaction,
  lockBatch,
  newId,
  type Tenant,
  toId,
  toUuid,
} from "@quittance/db";
import type { AccountId } from "@quittance/domain";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { postBatch } from "../../services/worker/src/post/post-batch.ts";
import { findBrokenRules } from "../harness/find-broken-rules.ts";
import { openAs } from "./as-role.ts";
import { claimPayment, type LedgerSetting, openLedgerSetting } from "./ledger-setting.ts";

const CONNECTIONS = 32;

let setting: LedgerSetting;
let workers: Database;
let tenant: Tenant;

beforeAll(async () => {
  setting = await openLedgerSetting();
  workers = openAs(setting.url, "quittance_worker", CONNECTIONS);
});
afterAll(async () => {
  expect(await findBrokenRules(setting.sql)).toEqual({});
  await workers.close();
  await setting.close();
});
beforeEach(async () => {
  tenant = await setting.newTenant();
});

/** An account whose lock key is the one of `other`: the random half of its id is the same. */
async function openTwin(other: AccountId): Promise<AccountId> {
  const [, , , ...random] = toUuid(other).split("-");
  const time = toUuid(newId("acct")).split("-").slice(0, 3);
  return setting.openAccount(tenant, { id: toId("acct", [...time, ...random].join("-")) });
}

const postAtOnce = async (groups: readonly (readonly IntentClaim[])[]): Promise<string[]> => {
  const accepted = await Promise.all(groups.map((group) => setting.accept(tenant, ...group)));
  const posted = await Promise.all(accepted.map((ids) => postBatch(workers, tenant, ids)));
  return posted.flatMap(({ decision }) => decision.intents.map(({ status }) => status));
};

describe("batches never wait for each other in a circle", () => {
  test("when they move money there and back and around, from 32 connections", async () => {
    const ring = await Promise.all(Array.from({ length: 6 }, () => setting.openAccount(tenant)));
    const at = (index: number): AccountId => ring[index % ring.length] ?? newId("acct");
    const groups = Array.from({ length: 64 }, (_, group) =>
      Array.from({ length: 5 }, (__, step) =>
        group % 2 === 0
          ? claimPayment(at(group + step), at(group + step + 1), 1n)
          : claimPayment(at(group + step + 1), at(group + step), 1n),
      ),
    );
    const statuses = await postAtOnce(groups);
    expect(statuses).toHaveLength(320);
    expect(new Set(statuses)).toEqual(new Set(["succeeded"]));
  });

  test("also when accounts share a lock key", async () => {
    const first = await setting.openAccount(tenant);
    const second = await setting.openAccount(tenant);
    const accounts = [first, second, await openTwin(first), await openTwin(second)];
    const groups = Array.from({ length: 32 }, (_, group) =>
      accounts.flatMap((account, index) => {
        const other = accounts[(index + 1 + (group % 3)) % accounts.length] ?? first;
        return [claimPayment(account, other, 1n)];
      }),
    );
    expect(new Set(await postAtOnce(groups))).toEqual(new Set(["succeeded"]));
  });
});

test("a batch holds one lock for each key of its accounts, taken in the order of the keys", async () => {
  const accounts = await Promise.all(Array.from({ length: 20 }, () => setting.openAccount(tenant)));
  const [first] = accounts;
  if (first === undefined) throw new Error("there are twenty");
  const twin = await openTwin(first);
  const ids = await setting.accept(
    tenant,
    ...accounts.map((account) => claimPayment(account, account === twin ? first : twin, 1n)),
  );
  const held = await inTransaction(setting.worker, tenant.id, async (tx) => {
    const batch = await lockBatch(tx, tenant, ids);
    expect(batch.accounts.size).toBe(21);
    return tx<{ key: string }[]>`
      select (classid::bigint << 32 | objid::bigint) as key from pg_locks
        where locktype = 'advisory' and pid = pg_backend_pid() and granted
          and objsubid = 1`;
  });
  const random = (id: AccountId): string =>
    BigInt.asIntN(64, BigInt(`0x${toUuid(id).replaceAll("-", "").slice(16)}`)).toString();
  expect(new Set(held.map(({ key }) => key))).toEqual(new Set(accounts.map(random)));
});

test("a batch over more accounts than the lock table is asked to hold is refused, not tried", async () => {
  const claims = await Promise.all(
    Array.from({ length: 1_001 }, async () => claimPayment(newId("acct"), newId("acct"), 1n)),
  );
  const ids = await setting.accept(tenant, ...claims);
  await expect(
    inTransaction(setting.worker, tenant.id, (tx) => lockBatch(tx, tenant, ids)),
  ).rejects.toThrow("a batch touches 2002 accounts, and 2000 are allowed");
});
