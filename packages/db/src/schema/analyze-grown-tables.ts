import type { Database } from "../database.ts";

/** Renews the statistics of tables of which more than a half is new. Answers how many there were. */
export async function analyzeGrownTables({ sql }: Database): Promise<number> {
  const [row] = await sql<[{ analyzed: number }]>`select analyze_grown_tables() as analyzed`;
  return row.analyzed;
}
