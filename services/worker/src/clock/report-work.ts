import { type Database, measureWork } from "@quittance/db";
import { every, type Role } from "@quittance/process";
import type { WorkerMetrics } from "../metrics.ts";

const LOOK_EVERY_MS = 2_000;

/** Keeps the gauges of what is still to be done: alerts look at the age of the oldest, not at the number. */
export function reportWorkRole(deps: {
  readonly db: Database;
  readonly metrics: WorkerMetrics;
}): Role {
  return every(LOOK_EVERY_MS, "clock: report work", async () => {
    deps.metrics.setWorkInHand(await measureWork(deps.db));
  });
}
