import type { Sql } from "./database.ts";

/** A statement that was not sent yet. No other promise: it would send its statement when it likes, perhaps behind a commit. */
export type Query = Promise<unknown> & { execute(): Promise<unknown> };

export type Answers<Queries extends readonly Query[]> = {
  -readonly [Index in keyof Queries]: Awaited<Queries[Index]>;
};

/**
 * Sends statements in this order, before the first of them is answered: together they take one round trip.
 *
 * @throws what the first that fails fails with, when all are answered; those behind it fail because it did. Only
 *   statements themselves are sure to fail in their order: a function that awaits one may come after the next
 */
export async function sendTogether<Queries extends readonly Query[]>(
  queries: readonly [...Queries],
): Promise<Answers<Queries>> {
  // Now: whoever only awaits them sends them a moment later, behind what is sent next.
  for (const query of queries) void query.execute();
  // The driver sends a statement again whose plan is out of date, behind the others: only when that is
  // answered too may anything else be sent.
  await Promise.allSettled(queries);
  return Promise.all(queries);
}

/**
 * Sends statements, and together with them the commit of their transaction.
 *
 * @throws what a statement failed with; the commit behind it rolls back
 */
export async function commitTogether<Queries extends readonly Query[]>(
  sql: Sql,
  queries: readonly [...Queries],
): Promise<Answers<Queries>> {
  const sent = sendTogether<Queries>(queries);
  const committed = sql.unsafe("commit").execute();
  await Promise.allSettled([sent, committed]);
  const [answers, { command }] = await Promise.all([sent, committed]);
  // A statement failed, and whoever sent it went on, or the driver sent it again, behind the commit.
  if (command !== "COMMIT") throw new Error("a statement failed, and nothing was committed");
  return answers;
}
