/** A statement that was not sent yet. No other promise: it would send its statement when it likes, perhaps behind a commit. */
export type Query = Promise<unknown> & { execute(): Promise<unknown> };

export type Answers<Queries extends readonly Query[]> = {
  -readonly [Index in keyof Queries]: Awaited<Queries[Index]>;
};

/**
 * Sends statements in this order, before the first of them is answered: together they take one round trip.
 *
 * @throws what the first that fails fails with; those behind it fail because it did. Only statements themselves
 *   are sure to fail in their order: a function that awaits one may come after the next, when both answers come at once
 */
export function sendTogether<Queries extends readonly Query[]>(
  queries: readonly [...Queries],
): Promise<Answers<Queries>> {
  // Now: whoever only awaits them sends them a moment later, behind what is sent next.
  for (const query of queries) void query.execute();
  return Promise.all(queries);
}
