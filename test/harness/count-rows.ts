import type postgres from "postgres";

/** What the workers make of events in their own time; the events themselves are counted. */
const MADE_LATER = ["outbox", "deliveries", "attempts"];

/** How many rows the tables have that requests are stored in. Two equal answers: nothing was stored in between. */
export async function countRows(sql: postgres.Sql): Promise<Readonly<Record<string, number>>> {
  const tables = await sql<{ name: string }[]>`
    select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> all(${MADE_LATER})
      order by 1`;
  const counts = tables.map(({ name }) => `select '${name}' as name, count(*)::int from "${name}"`);
  const rows = await sql.unsafe<{ name: string; count: number }[]>(counts.join(" union all "));
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
}
