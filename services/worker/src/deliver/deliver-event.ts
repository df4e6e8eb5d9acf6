import {
  type AttemptRecord,
  type ClaimedDeliveries,
  type ClaimedDelivery,
  type Database,
  disableEndpoint,
} from "@quittance/db";
import type { EndpointId, TenantId } from "@quittance/domain";
import type { Egress } from "@quittance/egress";
import type { Log } from "@quittance/process";
import type { WorkerMetrics } from "../metrics.ts";
import { judgeAttempt } from "./judge-attempt.ts";
import { sendWebhook } from "./send-webhook.ts";

export interface DeliverDependencies {
  readonly db: Database;
  readonly egress: Pick<Egress, "post">;
  readonly metrics: Pick<WorkerMetrics, "webhookAttempts" | "webhookAttemptSeconds">;
  readonly log: Log;
  /** Writes an attempt down, together with others of its tenant that end at the same time. */
  record(tenantId: TenantId, attempt: AttemptRecord): Promise<void>;
}

/** Whose delivery it is, and where it goes. */
export interface Destination extends Pick<ClaimedDeliveries, "url" | "secret"> {
  readonly tenantId: TenantId;
  readonly endpoint: EndpointId;
}

/**
 * Makes one attempt of a claimed delivery: sign, send, record. No database transaction is open while
 * the receiver takes its time. Dying anywhere in between repeats the attempt when the lease has run
 * out: a delivery may arrive twice, but never not at all.
 */
export async function deliverEvent(
  { db, egress, metrics, log, record }: DeliverDependencies,
  { tenantId, endpoint, url, secret }: Destination,
  { id, event, body, failedAttempts }: ClaimedDelivery,
): Promise<void> {
  const { result, durationMs } = await sendWebhook(egress, { url, secret, id: event, body });
  const { error, then } = judgeAttempt(result, failedAttempts + 1, {
    nowMs: Date.now(),
    jitter: Math.random(),
  });
  metrics.webhookAttempts.inc({ outcome: error ?? "succeeded" });
  metrics.webhookAttemptSeconds.observe(durationMs / 1_000);
  log.info(
    { tenant_id: tenantId, delivery_id: id, event_id: event, status: result.status, error },
    "webhook attempted",
  );
  if (then.status === "failed" && then.failure === "endpoint_gone") {
    await disableEndpoint(db, tenantId, endpoint, url);
  }
  await record(tenantId, {
    delivery: id,
    durationMs,
    responseStatus: result.status,
    error,
    responseBody: result.failure === null ? result.body : null,
    then,
  });
}
