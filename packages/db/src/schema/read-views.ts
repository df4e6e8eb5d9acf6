import type { Sql } from "../database.ts";

/** The views of the schema `public`, by name, each as the SQL that would make it. */
export async function readViews(sql: Sql): Promise<readonly string[]> {
  const rows = await sql<{ definition: string }[]>`
    select format(E'create view %I as\n%s', c.relname, pg_get_viewdef(c.oid)) as definition
      from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'v'
      order by c.relname collate "C"`;
  // Before version 16 columns came with the name of their table, also where there is only one.
  return rows.map(({ definition }) => definition.replaceAll(/\b[a-z_]+\.(?=[a-z_]+)/g, ""));
}
