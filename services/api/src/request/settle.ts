import { type Database, settleMoment } from "@quittance/db";
import type { Instant } from "@quittance/domain";
import { Problem } from "../problem/problem.ts";

/** Waits until what is told of a moment stays true, and rather tells nothing than what may change. */
export async function settle(db: Database, at: Instant): Promise<void> {
  if (await settleMoment(db, at)) return;
  throw new Problem("database_unavailable", { retryAfterSeconds: 1 });
}
