import type { TenantId } from "@quittance/domain";
import { type Context, OF_EVERY_TENANT, ofKeys, ofTenant, type Plans } from "./context.ts";
import type { Database, Sql, Tx } from "./database.ts";
import { type Answers, commitTogether, type Query, sendTogether } from "./flight.ts";

/**
 * Runs a statement about one tenant's rows, in the transaction that is given, or in one of its own
 * that takes one round trip.
 *
 * @param plans how it is planned in a transaction of its own; one that is given has its own way
 */
export async function inTenant<Asked extends Query>(
  place: Database | Tx,
  tenantId: TenantId,
  ask: (sql: Sql) => Asked,
  plans: Plans = "usual",
): Promise<Awaited<Asked>> {
  return (await togetherInTenant(place, tenantId, (sql) => [ask(sql)], plans))[0];
}

/** Runs several statements about one tenant's rows as `inTenant` runs one, all in one round trip. */
export const togetherInTenant = <Asked extends readonly Query[]>(
  place: Database | Tx,
  tenantId: TenantId,
  ask: (sql: Sql) => readonly [...Asked],
  plans: Plans = "usual",
): Promise<Answers<Asked>> =>
  typeof place === "function"
    ? sendTogether<Asked>(ask(place))
    : inOneFlight(place, ofTenant(tenantId, plans), ask);

/** Runs a statement that may see the keys with these hashes, and their tenants. */
export const withKeys = async <Asked extends Query>(
  db: Database,
  hashes: readonly Buffer[],
  ask: (sql: Sql) => Asked,
): Promise<Awaited<Asked>> => (await inOneFlight(db, ofKeys(hashes), (sql) => [ask(sql)]))[0];

/**
 * Runs a statement that spans tenants: which of them have work, how much there is. It locks nothing,
 * writes nothing, and reads only the columns that `quittance_overview` was granted for that.
 */
export const acrossTenants = async <Asked extends Query>(
  db: Database,
  ask: (sql: Sql) => Asked,
): Promise<Awaited<Asked>> => (await inOneFlight(db, OF_EVERY_TENANT, (sql) => [ask(sql)]))[0];

/**
 * Begin, context, statements and commit are sent before the first answer. When a statement fails, the
 * commit behind it rolls back.
 */
function inOneFlight<Asked extends readonly Query[]>(
  db: Database,
  context: Context,
  ask: (sql: Sql) => readonly [...Asked],
): Promise<Answers<Asked>> {
  return db.use(async (sql) => {
    const asked = ask(sql);
    const begun = sql.unsafe(`begin; ${context}`).execute();
    begun.catch(() => {});
    const rows = await commitTogether<Asked>(sql, asked);
    await begun;
    return rows;
  });
}
