import { setImmediate as nextTurn } from "node:timers/promises";
import type { TenantId } from "@quittance/domain";
import { type Context, ofTenant, type Plans } from "./context.ts";
import type { Database, Sql, Tx } from "./database.ts";
import { isOutcomeUnknown } from "./errors.ts";
import { commitTogether, type Query } from "./flight.ts";

interface TransactionOptions<T> {
  /**
   * What is sent together with the commit, and saves a round trip: statements that fail by themselves
   * when they do not find what they should. Then nothing of the transaction stands.
   */
  readonly last?: (tx: Tx, result: T) => readonly Query[];
  readonly plans?: Plans;
}

/**
 * Runs `work` for a tenant in one transaction at READ COMMITTED: every statement after the locks sees
 * what was committed before them.
 */
export const inTransaction = <T>(
  db: Database,
  tenantId: TenantId,
  work: (tx: Tx) => Promise<T>,
  { last = () => [], plans = "usual" }: TransactionOptions<T> = {},
): Promise<T> => run(db, "isolation level read committed", ofTenant(tenantId, plans), work, last);

/** Runs reads of a tenant that must agree with each other: all of them see what the first one saw. */
export const inSnapshot = <T>(
  db: Database,
  tenantId: TenantId,
  work: (tx: Tx) => Promise<T>,
): Promise<T> =>
  run(db, "isolation level repeatable read read only", ofTenant(tenantId, "usual"), work, () => []);

/** This is the only place that begins transactions of several round trips, and commits them. */
function run<T>(
  db: Database,
  mode: string,
  context: Context,
  work: (tx: Tx) => Promise<T>,
  last: (tx: Tx, result: T) => readonly Query[],
): Promise<T> {
  return db.use(async (sql, isLost) => {
    let isOver = false;
    const tx = refuseWhen(() => isOver, sql);
    // Sent together with the first statement of the work, whose failure tells of this one's.
    const begun = sql.unsafe(`begin ${mode}; ${context}`).execute();
    begun.catch(() => {});
    try {
      const result = await work(tx);
      // If it failed, the work was done in no transaction, and about nobody's rows.
      await begun;
      const saving = last(tx, result);
      isOver = true;
      await commitTogether(sql, saving);
      return result;
    } catch (error) {
      // What is sent from now on would be outside of the transaction.
      const isCommitSent = isOver;
      isOver = true;
      // That the connection is gone may become known a moment after the failure.
      await nextTurn();
      if (!isCommitSent && !isLost() && !isOutcomeUnknown(error)) await sql.unsafe("rollback");
      throw error;
    }
  });
}

/** The same connection, but statements throw once the transaction is over: they would belong to nobody. */
function refuseWhen(isOver: () => boolean, sql: Sql): Tx {
  return new Proxy(sql, {
    apply(target, self, args) {
      if (isOver()) throw new Error("the transaction is over");
      return Reflect.apply(target, self, args);
    },
  });
}
