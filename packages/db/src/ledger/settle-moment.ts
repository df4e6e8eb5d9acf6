import { setTimeout as sleep } from "node:timers/promises";
import type { AccountId, Instant } from "@quittance/domain";
import type { Database } from "../database.ts";
import { lockKeyOf } from "../posting/lock-key.ts";
import { toUuid } from "../public-id.ts";

/** Its timeouts end every posting long before it is this old. */
const POSTING_AGE_MAX = "1 minute";

const PATIENCE_MS = 5_000;
const PAUSE_MS = 5;

export interface MomentToSettle {
  readonly at: Instant;
  /** Whose entries matter; every account's when left out. */
  readonly account?: AccountId | undefined;
  readonly patienceMs?: number;
}

/**
 * Waits until nothing is on its way any more that was posted by `at`, so that what is told of a
 * moment that is over stays true. A posting reads the clock after it has its locks and keeps them
 * until others see what it wrote. Those that may have read it by `at` are the ones that hold locks
 * now; those to come read it later. We only look at the locks, so nothing waits for us.
 *
 * @returns false when one still runs and our patience is over
 */
export async function settleMoment(
  { sql }: Database,
  { at, account, patienceMs = PATIENCE_MS }: MomentToSettle,
): Promise<boolean> {
  const [begun] = await sql<[{ is_recent: boolean }]>`
    select ${at} >= statement_timestamp() - ${POSTING_AGE_MAX}::interval
       and ${at} < date_trunc('milliseconds', statement_timestamp()) as is_recent`;
  if (!begun.is_recent) return true;
  const key = account && String(lockKeyOf(toUuid(account)));
  // An account's lock has one key of 64 bits, shown as its two halves; the audit's has two keys.
  const isOfAccount = sql`objsubid = 1`;
  const running = await sql<{ virtualtransaction: string }[]>`
    select distinct virtualtransaction
      from pg_locks
      where locktype = 'advisory' and granted and ${isOfAccount}
        and database = (select oid from pg_database where datname = current_database())
        ${key === undefined ? sql`` : sql`and (classid::bigint << 32) | objid::bigint = ${key}::bigint`}`;
  const postings = running.map(({ virtualtransaction }) => virtualtransaction);
  if (postings.length === 0) return true;
  for (const deadline = performance.now() + patienceMs; ; ) {
    const [now] = await sql<[{ is_settled: boolean }]>`
      select not exists (
        select from pg_locks
          where locktype = 'advisory' and ${isOfAccount} and virtualtransaction = any(${postings}::text[])) as is_settled`;
    if (now.is_settled) return true;
    if (performance.now() > deadline) return false;
    await sleep(PAUSE_MS);
  }
}
