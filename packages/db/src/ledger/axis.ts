import type { Instant } from "@quittance/domain";
import type { Fragment, Sql } from "../database.ts";

export const AXES = ["posted", "effective"] as const;

/** By which of its times an entry belongs to a moment: when it was posted, or when it counts. */
export type Axis = (typeof AXES)[number];

const FUNCTIONS = {
  posted: "posted_counters_at",
  effective: "effective_counters_at",
} as const satisfies Record<Axis, string>;

/**
 * The counters of the account `a` at a moment, as a table expression: version, posted_debits,
 * posted_credits, pending_debits, pending_credits. By effective time nothing is pending, because
 * holds have no accounting date.
 */
export const countersAt = (sql: Sql, axis: Axis, moment: Fragment): Fragment =>
  sql`${sql(FUNCTIONS[axis])}(a.tenant_id, a.id, a.version, ${moment})`;

/** The present by the database's clock, unless another moment is given. */
export const momentOf = (sql: Sql, at: Instant | undefined): Fragment =>
  at === undefined
    ? sql`date_trunc('milliseconds', statement_timestamp())`
    : sql`${at}::timestamptz`;
