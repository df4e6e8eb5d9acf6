import { setImmediate as nextTurn } from "node:timers/promises";
import type { TenantId } from "@quittance/domain";
import type postgres from "postgres";
import { type Context, ofTenant } from "./context.ts";
import type { Database, Tx } from "./database.ts";
import { isOutcomeUnknown } from "./errors.ts";

/**
 * Runs `work` for a tenant in one transaction at READ COMMITTED: every statement after the locks sees
 * what was committed before them.
 */
export const inTransaction = <T>(
  db: Database,
  tenantId: TenantId,
  work: (tx: Tx) => Promise<T>,
): Promise<T> => begin(db, "isolation level read committed", ofTenant(tenantId), work);

/** Runs reads of a tenant that must agree with each other: all of them see what the first one saw. */
export const inSnapshot = <T>(
  db: Database,
  tenantId: TenantId,
  work: (tx: Tx) => Promise<T>,
): Promise<T> => begin(db, "isolation level repeatable read read only", ofTenant(tenantId), work);

/** This is the only place that begins transactions of several round trips, and commits them. */
function begin<T>(
  db: Database,
  mode: string,
  context: Context,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  // postgres.js unwraps arrays of queries in its return type; a box keeps T as it is.
  return db.use(async (sql) => {
    const box = await beginCarefully(sql, mode, async (tx) => {
      // Sent together with the first statement of the work, whose failure tells of this one's.
      tx.unsafe(context).catch(() => {});
      return { result: await work(tx) };
    });
    return box.result;
  });
}

/**
 * `sql.begin`, which rejects by itself when the connection breaks. What it must not be told then is
 * that the work failed: it would send a ROLLBACK over the connection that is gone, and that is an
 * error which nobody can catch and which ends the process (postgres.js 3.4).
 */
async function beginCarefully<T>(
  sql: postgres.Sql,
  mode: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const { promise: broken, reject: breakOff } = Promise.withResolvers<never>();
  let isBroken = false;
  const box = sql.begin(mode, async (tx) => {
    try {
      const result = await work(refuseWhen(() => isBroken, tx));
      if (!isBroken) return { result };
    } catch (error) {
      // That the connection is gone may become known a moment after the failure.
      await nextTurn();
      if (!isBroken && !isOutcomeUnknown(error)) throw error;
      breakOff(error);
    }
    return new Promise<never>(() => {});
  });
  box.catch(() => {
    isBroken = true;
  });
  return (await Promise.race([box, broken])).result;
}

/** The same transaction, but statements throw once its connection is known to be gone. */
function refuseWhen(isBroken: () => boolean, tx: Tx): Tx {
  return new Proxy(tx, {
    apply(target, self, args) {
      if (isBroken()) throw new Error("the transaction's connection is gone");
      return Reflect.apply(target, self, args);
    },
  });
}
