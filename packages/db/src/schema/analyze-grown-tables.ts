import type { Database } from "../database.ts";

/** Renews the statistics of tables of which more than a half is new. Answers how many there were. */
export async function analyzeGrownTables(db: Database): Promise<number> {
  const [row] = await db.use(
    (sql) => sql<[{ analyzed: number }]>`select analyze_grown_tables() as analyzed`,
  );
  return row.analyzed;
}
