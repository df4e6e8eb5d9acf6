import type postgres from "postgres";

/**
 * Changes accounts and tells no door, so that what a door knows is out of date for certain: in life it
 * is so for the moment between a commit and its notification, and while a process does not listen.
 */
export async function changeUnheard(
  sql: postgres.Sql,
  change: (tx: postgres.ISql) => Promise<unknown>,
): Promise<void> {
  await sql.begin(async (tx) => {
    // Behind every batch that holds a row: it will want a lock of the table that the next statement takes.
    await tx`lock table accounts in access exclusive mode`;
    await tx`alter table accounts disable trigger accounts_change_told`;
    await change(tx);
    await tx`alter table accounts enable always trigger accounts_change_told`;
  });
}
