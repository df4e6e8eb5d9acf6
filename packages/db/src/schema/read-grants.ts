import type { Sql } from "../database.ts";

/**
 * Who else than the owner may do what with the schema `public` and its tables, one statement for each
 * table and role. What PostgreSQL grants to everybody by itself is left out.
 */
export async function readGrants(sql: Sql): Promise<readonly string[]> {
  const rows = await sql<{ statement: string }[]>`
    with privileges as (
      select 'schema' as kind, n.nspname as object, acl.grantee, n.nspowner as owner,
             lower(acl.privilege_type) as privilege, null as column_name
        from pg_namespace n, aclexplode(n.nspacl) acl
        where n.nspname = 'public'
      union all
      select 'table', c.relname, acl.grantee, c.relowner, lower(acl.privilege_type), null
        from pg_class c, aclexplode(c.relacl) acl
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v')
      union all
      select 'table', c.relname, acl.grantee, c.relowner, lower(acl.privilege_type), a.attname
        from pg_class c
          join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped,
          aclexplode(a.attacl) acl
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    ), worded as (
      select kind, object, grantee, privilege
          || coalesce(' (' || string_agg(quote_ident(column_name), ', ' order by column_name collate "C") || ')', '') as words
        from privileges
        where grantee not in (owner, 0)
        group by kind, object, grantee, privilege
    )
    select format('grant %s on %s %I to %I;',
                  string_agg(words, ', ' order by words collate "C"), kind, object, r.rolname) as statement
      from worded join pg_roles r on r.oid = grantee
      group by kind, object, r.rolname
      order by kind, object collate "C", r.rolname collate "C"`;
  return rows.map(({ statement }) => statement);
}
