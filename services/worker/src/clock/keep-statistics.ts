import { analyzeGrownTables, type Database } from "@quittance/db";
import { every, type Role } from "@quittance/process";

const LOOK_EVERY_MS = 2_000;

/** Lets PostgreSQL know of young tables what they have become, before plans that were made for empty ones hurt. */
export function keepStatisticsRole({ db }: { readonly db: Database }): Role {
  return every(LOOK_EVERY_MS, "clock: keep statistics", async () => {
    await analyzeGrownTables(db);
  });
}
