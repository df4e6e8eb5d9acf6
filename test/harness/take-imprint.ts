import type postgres from "postgres";

/** What the door itself notes down about those who call. */
const NOTES_OF_THE_DOOR = ["last_used_at"];

/**
 * What the tables hold, each as one short text: all of it, or the rows of one tenant. Two equal answers:
 * nothing was written in between.
 */
export async function takeImprint(
  sql: postgres.Sql,
  tenantId: string | null = null,
): Promise<Readonly<Record<string, string>>> {
  const tables = await sql<{ name: string; hasTenants: boolean }[]>`
    select t.table_name as name, c.column_name is not null as "hasTenants"
      from information_schema.tables t
        left join information_schema.columns c
          on (c.table_schema, c.table_name, c.column_name) = (t.table_schema, t.table_name, 'tenant_id')
      where t.table_schema = 'public' and t.table_type = 'BASE TABLE' order by 1`;
  const looks = tables
    .filter(({ hasTenants }) => hasTenants || tenantId === null)
    .map(
      ({ name, hasTenants }) => `
      select '${name}' as name,
          count(*) || ' rows, ' || coalesce(sum(hashtextextended((to_jsonb(t) - $1::text[])::text, 0)), 0) as imprint
        from "${name}" t ${hasTenants ? "where $2::uuid is null or tenant_id = $2" : ""}`,
    );
  const rows = await sql.unsafe<{ name: string; imprint: string }[]>(looks.join(" union all "), [
    NOTES_OF_THE_DOOR,
    tenantId,
  ]);
  return Object.fromEntries(rows.map(({ name, imprint }) => [name, imprint]));
}
