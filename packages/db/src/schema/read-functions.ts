import type { Sql } from "../database.ts";

/** The functions of the schema `public`, by name, each as the SQL that would make it. */
export async function readFunctions(sql: Sql): Promise<readonly string[]> {
  const rows = await sql<{ definition: string }[]>`
    select pg_get_functiondef(p.oid) as definition from pg_proc p
      where p.pronamespace = 'public'::regnamespace
        and not exists (select from pg_depend e where e.objid = p.oid and e.deptype = 'e')
      order by p.proname collate "C"`;
  return rows.map(({ definition }) => definition.trim());
}
