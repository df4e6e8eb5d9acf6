import type { Plans } from "../context.ts";
import type { Database } from "../database.ts";

/** From so many rows on a plan for any values uses the indexes that a plan for many values would. */
const KNOWN_ROWS_MIN = 1_000;

const ASK_AGAIN_AFTER_MS = 1_000;

/**
 * Tells how to plan a posting: for its values, until PostgreSQL has statistics of tables that are no longer
 * young, and from then on once. What it plans for any values by itself, knowing nothing of a table, compares
 * each payment of a batch with each row; see decision 40.
 */
export function createPostingPlans(db: Database): () => Plans {
  let areKnown = false;
  let askedAt = -Infinity;

  async function ask(): Promise<void> {
    const [row] = await db.use(
      (sql) => sql<[{ known: boolean }]>`
        select bool_and(reltuples >= ${KNOWN_ROWS_MIN}) as known
          from pg_class where oid in ('payment_intents'::regclass, 'legs'::regclass)`,
    );
    areKnown = row.known;
  }

  return () => {
    if (areKnown) return "kept";
    const now = performance.now();
    if (now - askedAt >= ASK_AGAIN_AFTER_MS) {
      askedAt = now;
      // Nothing depends on the answer but speed, and whoever posts hears by itself that the database is away.
      ask().catch(() => {});
    }
    return "fitted";
  };
}
