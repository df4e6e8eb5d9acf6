import type { Plans } from "../context.ts";
import type { Database } from "../database.ts";

/** From so many rows on a plan for any values uses the indexes that a plan for many values would. */
const KNOWN_ROWS_MIN = 500;

/** Up to this size any plan is a good one: some hundred rows. */
const SMALL_BYTES_MAX = 256 * 1024;

const ASK_AGAIN_AFTER_MS = 1_000;

/**
 * Tells how to plan postings: once, so long as their tables are small, and again when PostgreSQL has
 * statistics of them. In between for the values of each: a plan for any values of a table of which PostgreSQL
 * knows nothing compares each payment of a batch with each row; see decision 40.
 */
export function createPostingPlans(db: Database): () => Plans {
  let plans: Plans = "fitted";
  let areKnown = false;
  let askedAt = -Infinity;

  async function ask(): Promise<void> {
    const [row] = await db.use(
      (sql) => sql<[{ known: boolean; small: boolean }]>`
        select bool_and(reltuples >= ${KNOWN_ROWS_MIN}) as known,
               bool_and(pg_relation_size(oid) <= ${SMALL_BYTES_MAX}) as small
          from pg_class where oid in ('payment_intents'::regclass, 'legs'::regclass)`,
    );
    areKnown = row.known;
    plans = row.known || row.small ? "kept" : "fitted";
  }

  return () => {
    const now = performance.now();
    if (!areKnown && now - askedAt >= ASK_AGAIN_AFTER_MS) {
      askedAt = now;
      // Nothing depends on the answer but speed, and whoever posts hears by itself that the database is away.
      ask().catch(() => {});
    }
    return plans;
  };
}
