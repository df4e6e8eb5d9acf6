import { setTimeout as sleep } from "node:timers/promises";
import type { AccountId, Instant, TenantId } from "@quittance/domain";
import { textsOf } from "../arrays/binary-arrays.ts";
import type { Database, Sql } from "../database.ts";
import { lockKeyOf } from "../posting/lock-key.ts";
import { halfKeyOf, TENANT_LOCK } from "../tenants/tenant-lock.ts";

/** A posting is some dozens of statements at most, and ended by the timeout of one long before it is this old. */
const POSTING_AGE_MAX = "15 minutes";

const PATIENCE_MS = 5_000;
const PAUSE_MS = 5;

export interface MomentToSettle {
  readonly at: Instant;
  /** Whose entries matter; every account's of the tenant when left out. */
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
  db: Database,
  tenantId: TenantId,
  { at, account, patienceMs = PATIENCE_MS }: MomentToSettle,
): Promise<boolean> {
  const [begun] = await db.use(
    (sql) => sql<[{ is_recent: boolean }]>`
    select ${at} >= statement_timestamp() - ${POSTING_AGE_MAX}::interval
       and ${at} < date_trunc('milliseconds', statement_timestamp()) as is_recent`,
  );
  if (!begun.is_recent) return true;
  // An account's lock has one key of 64 bits, a tenant's has two of 32; both are shown as two halves.
  const isLockOfPosting = (sql: Sql) =>
    account === undefined
      ? sql`objsubid = 2 and (classid, objid::bigint) = (${TENANT_LOCK.posting}::oid, ${halfKeyOf(tenantId) >>> 0}::bigint)`
      : sql`objsubid = 1 and (classid::bigint << 32) | objid::bigint = ${String(lockKeyOf(account))}::bigint`;
  const running = await db.use(
    (sql) => sql<{ virtualtransaction: string }[]>`
    select distinct virtualtransaction
      from pg_locks
      where locktype = 'advisory' and granted and ${isLockOfPosting(sql)}
        and database = (select oid from pg_database where datname = current_database())`,
  );
  const postings = running.map(({ virtualtransaction }) => virtualtransaction);
  if (postings.length === 0) return true;
  for (const deadline = performance.now() + patienceMs; ; ) {
    const [now] = await db.use(
      (sql) => sql<[{ is_settled: boolean }]>`
      select not exists (
        select from pg_locks
          where locktype = 'advisory' and ${isLockOfPosting(sql)} and virtualtransaction = any(${textsOf(postings)})) as is_settled`,
    );
    if (now.is_settled) return true;
    if (performance.now() > deadline) return false;
    await sleep(PAUSE_MS);
  }
}
