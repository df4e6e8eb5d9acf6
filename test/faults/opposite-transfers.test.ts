import { randomUUID } from "node:crypto";
import { newId } from "@quittance/db";
import { expect, test } from "vitest";
import { reportDrill } from "../harness/expect-bells.ts";
import { expectSettled } from "../harness/expect-settled.ts";
import { type Drill, openDrill } from "../harness/open-drill.ts";
import { type LoadRequest, startLoad } from "../harness/run-load.ts";

const CLIENTS = 32;
const RING = 4;
const PAIRS_OF_COLLIDING_KEYS = 3;

test("opposite and circular transfers from 32 clients against two workers never end in a deadlock", async () => {
  const drill = await openDrill({ apis: 2 });
  const { processes, sql, cast } = drill;
  const accounts = [...cast.wallets.slice(0, RING), ...(await openCollidingAccounts(drill))];
  let waits = 0;
  const watching = setInterval(async () => (waits += await countLockWaits(drill)), 50);
  try {
    const requests = planCircles(cast.vault, accounts);
    const load = startLoad({ clients: processes.clients, requests, lanes: CLIENTS });
    const settled = await expectSettled(drill, load);
    const posted = await Promise.all(
      processes.workers.map((worker) => worker.metric("quittance_intents_posted_total")),
    );
    // Both workers were at it, and met.
    expect(Math.min(...posted)).toBeGreaterThan(0);
    expect(waits).toBeGreaterThan(0);
    const [row] = await sql<{ deadlocks: number }[]>`
      select deadlocks::int from pg_stat_database where datname = current_database()`;
    expect(row?.deadlocks).toBe(0);
    expect(processes.lines().filter((line) => line.includes("40P01"))).toEqual([]);
    reportDrill("opposite transfers", {
      deadlocks: row?.deadlocks,
      lockWaitsSeen: waits,
      ...settled,
    });
  } finally {
    clearInterval(watching);
  }
}, 60_000);

/** Accounts of which each two share a lock, because their ids end in the same 64 bits. */
async function openCollidingAccounts({ sql }: Drill): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let pair = 0; pair < PAIRS_OF_COLLIDING_KEYS; pair += 1) {
    const end = randomUUID().slice(18);
    for (let twin = 0; twin < 2; twin += 1) {
      const uuid = randomUUID().slice(0, 18) + end;
      const externalId = newId("acct");
      await sql`
        insert into accounts (tenant_id, id, currency, exponent, normal_balance, external_id, created_at, updated_at)
        select tenant_id, ${uuid}, 'USD', 2, 'credit', ${externalId}, now(), now() from tenants`;
      ids.push(`external:${externalId}`);
    }
  }
  return ids;
}

/** There and back between all neighbours, as singles and as batches that go around in both directions. */
function planCircles(vault: string, accounts: readonly string[]): readonly LoadRequest[] {
  const at = (index: number): string => accounts[index % accounts.length] ?? vault;
  const pay = (source: string, destination: string, amount: string) => ({
    source,
    destination,
    amount,
    currency: "USD",
  });
  const request = (payments: LoadRequest["payments"]): LoadRequest => ({
    key: randomUUID(),
    payments,
    isBatch: payments.length > 1,
  });
  const rounds = Array.from({ length: 24 }, (_, round) => {
    const circle = accounts.map((account, index) =>
      pay(account, at(index + 1 + (round % 3)), "2.00"),
    );
    const back = circle
      .map(({ source, destination }) => pay(destination, source, "2.00"))
      .reverse();
    return [
      request(circle),
      request(back),
      request([...circle.slice(round % 5), ...back.slice(round % 7)]),
      ...circle.slice(0, RING).map((payment) => request([payment])),
      ...back.slice(0, RING).map((payment) => request([payment])),
    ];
  });
  const funds = request(accounts.map((account) => pay(vault, account, "6.00")));
  return [funds, ...rounds.flat()];
}

async function countLockWaits({ sql }: Drill): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int from pg_locks
      where locktype = 'advisory' and not granted
        and database = (select oid from pg_database where datname = current_database())`;
  return row?.count ?? 0;
}
