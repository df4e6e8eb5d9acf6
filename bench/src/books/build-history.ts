import type postgres from "postgres";
import { HISTORY, planHistory, settleHistory } from "./history-tables.ts";
import type { Books } from "./open-books.ts";

/** As many tables as are filled, or indexes as are made, at the same time. */
const LANES = 2;

interface Index {
  readonly name: string;
  readonly definition: string;
  /** The constraint that it serves, when it serves one. */
  readonly constraint: string | null;
}

/**
 * Fills books with the past of a busy tenant, as quickly as PostgreSQL takes it: without triggers,
 * with the indexes made afterwards. Every rule of the books holds.
 */
export async function buildHistory(
  sql: postgres.Sql,
  { tenant, customers }: Pick<Books, "tenant" | "customers">,
  rounds: number,
): Promise<void> {
  await planHistory(sql, tenant.id, customers, rounds);
  const making: (() => Promise<unknown>)[] = [];
  for (const { table } of HISTORY) {
    await sql`alter table ${sql(table)} disable trigger user`;
    for (const index of await readIndexes(sql, table)) {
      await sql.unsafe(
        index.constraint === null
          ? `drop index ${index.name}`
          : `alter table ${table} drop constraint ${index.name}`,
      );
      making.push(() => makeIndex(sql, table, index));
    }
  }
  await inLanes(
    HISTORY.map(
      ({ fill }) =>
        () =>
          sql.unsafe(fill),
    ),
  );
  await inLanes(making);
  for (const { table } of HISTORY) await sql`alter table ${sql(table)} enable trigger user`;
  await settleHistory(sql);
  await sql`vacuum analyze`;
  await sql`checkpoint`;
}

function readIndexes(sql: postgres.Sql, table: string): Promise<readonly Index[]> {
  return sql<{ name: string; definition: string; constraint: string | null }[]>`
    select c.relname as name, pg_get_indexdef(c.oid) as definition,
           pg_get_constraintdef(k.oid) as "constraint"
      from pg_index i
      join pg_class c on c.oid = i.indexrelid
      left join pg_constraint k on k.conindid = c.oid and k.contype in ('p', 'u')
      where i.indrelid = ${table}::regclass`;
}

async function makeIndex(
  sql: postgres.Sql,
  table: string,
  { name, definition, constraint }: Index,
): Promise<void> {
  const make =
    constraint === null ? definition : `alter table ${table} add constraint ${name} ${constraint}`;
  await sql.unsafe(`set maintenance_work_mem = '512MB'; ${make}; reset maintenance_work_mem`);
}

async function inLanes(tasks: readonly (() => Promise<unknown>)[]): Promise<void> {
  const queue = tasks.values();
  const lane = async (): Promise<void> => {
    for (const task of queue) await task();
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}
