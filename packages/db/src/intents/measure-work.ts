import type { Database } from "../database.ts";
import { acrossTenants } from "../in-tenant.ts";

/** What is still to be done, over all tenants. Ages are in seconds, 0 when there is nothing. */
export interface WorkInHand {
  readonly unfinishedIntents: number;
  readonly oldestUnfinishedSeconds: number;
  readonly quarantinedIntents: number;
  readonly outboxEvents: number;
  readonly oldestOutboxSeconds: number;
}

export async function measureWork(db: Database): Promise<WorkInHand> {
  const [row] = await acrossTenants(
    db,
    (sql) => sql<Record<string, string>[]>`
    select
      (select count(*) from payment_intents where status = 'pending' and quarantined_at is null)
        + (select count(*) from operations where status = 'pending') as unfinished,
      (select coalesce(extract(epoch from now() - min(created_at)), 0) from (
         select created_at from payment_intents where status = 'pending' and quarantined_at is null
         union all
         select created_at from operations where status = 'pending'
       ) unfinished) as unfinished_age,
      (select count(*) from payment_intents where quarantined_at is not null) as quarantined,
      (select count(*) from outbox) as outbox,
      (select coalesce(extract(epoch from now() - min(created_at)), 0) from outbox) as outbox_age`,
  );
  return {
    unfinishedIntents: Number(row?.unfinished),
    oldestUnfinishedSeconds: Number(row?.unfinished_age),
    quarantinedIntents: Number(row?.quarantined),
    outboxEvents: Number(row?.outbox),
    oldestOutboxSeconds: Number(row?.outbox_age),
  };
}

/** How many intents wait to be decided; counting stops at `limit`, because more than enough is enough. */
export async function countUnfinished(db: Database, limit: number): Promise<number> {
  const [row] = await db.use(
    (sql) => sql<{ count: string }[]>`select count_unfinished(${limit}) as count`,
  );
  return Number(row?.count);
}

/** How many intents wait although their bell was rung again at least `rings` times. */
export async function countOverdue(db: Database, rings: number): Promise<number> {
  const [row] = await acrossTenants(
    db,
    (sql) => sql<{ count: string }[]>`
    select count(*) from payment_intents
      where status = 'pending' and quarantined_at is null and rings >= ${rings}`,
  );
  return Number(row?.count);
}
