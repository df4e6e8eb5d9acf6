import type postgres from "postgres";

/** Bytes of WAL that the server has written so far, of all databases. */
export async function readWal(sql: postgres.Sql): Promise<number> {
  const [row] = await sql<[{ bytes: number }]>`
    select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::float8 as bytes`;
  return row.bytes;
}

/** Bytes of a database on disk, its indexes included. */
export async function readSize(sql: postgres.Sql): Promise<number> {
  const [row] = await sql<[{ bytes: number }]>`
    select pg_database_size(current_database())::float8 as bytes`;
  return row.bytes;
}
