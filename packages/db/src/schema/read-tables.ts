import type { Sql } from "../database.ts";

/** A table as the catalog knows it, each part as the SQL that would make it. */
export interface TableDefinition {
  readonly name: string;
  /** Storage parameters, as `with (…)` takes them. */
  readonly options: readonly string[];
  readonly columns: readonly string[];
  readonly constraints: readonly string[];
  readonly indexes: readonly string[];
  readonly triggers: readonly string[];
  /** Row level security: whether it is on, and its policies. */
  readonly walls: readonly string[];
}

/**
 * The tables of the schema `public`, by name. NOT NULL is read from the columns alone, because from
 * version 18 on PostgreSQL also lists it among the constraints.
 */
export function readTables(sql: Sql): Promise<readonly TableDefinition[]> {
  return sql<TableDefinition[]>`
    select c.relname as name,
      coalesce((select array_agg(option order by option) from unnest(c.reloptions) option), '{}') as options,
      array(
        select format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod))
            || case when l.collname <> 'default' then format(' collate %I', l.collname) else '' end
            || case when a.attnotnull then ' not null' else '' end
            || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
          from pg_attribute a
            left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
            left join pg_collation l on l.oid = a.attcollation
          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
          order by a.attnum) as columns,
      array(
        select format('constraint %I %s', k.conname, pg_get_constraintdef(k.oid))
          from pg_constraint k
          where k.conrelid = c.oid and k.contype in ('p', 'u', 'c', 'f', 'x')
          order by array_position('{p,u,f,x,c}'::"char"[], k.contype), k.conname collate "C") as constraints,
      array(
        select pg_get_indexdef(i.indexrelid)
          from pg_index i join pg_class x on x.oid = i.indexrelid
          where i.indrelid = c.oid
            and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
          order by x.relname collate "C") as indexes,
      array(
        select pg_get_triggerdef(t.oid)
            || case t.tgenabled
                 when 'A' then format(E';\nALTER TABLE %I ENABLE ALWAYS TRIGGER %I', c.relname, t.tgname)
                 when 'D' then format(E';\nALTER TABLE %I DISABLE TRIGGER %I', c.relname, t.tgname)
                 else ''
               end
          from pg_trigger t
          where t.tgrelid = c.oid and not t.tgisinternal
          order by t.tgname collate "C") as triggers,
      case when c.relrowsecurity
        then array[format('alter table %I enable row level security', c.relname)] else '{}' end
        || case when c.relforcerowsecurity
             then array[format('alter table %I force row level security', c.relname)] else '{}' end
        || array(
        select format('create policy %I on %I', p.polname, c.relname)
            || case p.polcmd when 'r' then ' for select' when 'a' then ' for insert' when 'w' then ' for update'
                 when 'd' then ' for delete' else '' end
            || coalesce(' to ' || nullif(array_to_string(array(
                 select r.rolname from pg_roles r where r.oid = any(p.polroles) order by 1), ', '), ''), '')
            || format(' using (%s)', pg_get_expr(p.polqual, p.polrelid))
            || coalesce(' with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', '')
          from pg_policy p
          where p.polrelid = c.oid
          order by p.polname collate "C") as walls
      from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      order by c.relname collate "C"`;
}
