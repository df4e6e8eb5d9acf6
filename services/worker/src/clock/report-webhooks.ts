import { type Database, measureWebhooks } from "@quittance/db";
import { every, type Role } from "@quittance/process";
import type { WorkerMetrics } from "../metrics.ts";

const LOOK_EVERY_MS = 5_000;

/** Keeps the gauges of endpoints and of the deliveries that wait for them. */
export function reportWebhooksRole(deps: {
  readonly db: Database;
  readonly metrics: Pick<WorkerMetrics, "setWebhooksInHand">;
}): Role {
  return every(LOOK_EVERY_MS, "clock: report webhooks", async () => {
    deps.metrics.setWebhooksInHand(await measureWebhooks(deps.db));
  });
}
