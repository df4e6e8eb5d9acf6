import { countUnfinished, type Database } from "@quittance/db";
import { every, type Role } from "@quittance/process";
import { Problem } from "../problem/problem.ts";

const LOOK_EVERY_MS = 1_000;
const RETRY_AFTER_SECONDS = 5;

export interface Backlog {
  /** `backlog_full` when so much waits that more would only wait longer. */
  findRefusal(): Problem | undefined;
  readonly role: Role;
}

/** Pushes back at the door before memory, disk or patience run out. Looks once a second, not per request. */
export function createBacklog(db: Database, limit: number): Backlog {
  let unfinished = 0;
  return {
    findRefusal: () =>
      unfinished >= limit
        ? new Problem("backlog_full", { retryAfterSeconds: RETRY_AFTER_SECONDS })
        : undefined,
    role: every(LOOK_EVERY_MS, "watch backlog", async () => {
      unfinished = await countUnfinished(db, limit);
    }),
  };
}
