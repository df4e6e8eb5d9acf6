import type { AttemptRecord, ClaimedDeliveries, ClaimedDelivery, Database } from "@quittance/db";
import {
  type AttemptOutcome,
  type EndpointId,
  type TenantId,
  translateBody,
  translationOf,
} from "@quittance/domain";
import type { Egress } from "@quittance/egress/open-egress";
import type { Log } from "@quittance/process";
import type { KeyRing } from "@quittance/secrets";
import type { WorkerMetrics } from "../metrics.ts";
import { judgeAttempt } from "./judge-attempt.ts";
import { sendWebhook } from "./send-webhook.ts";
import type { SigningSecret } from "./sign-webhook.ts";

export interface DeliverDependencies {
  readonly db: Database;
  readonly egress: Pick<Egress, "post">;
  readonly keyRing: Pick<KeyRing, "open">;
  readonly metrics: Pick<
    WorkerMetrics,
    "webhookAttempts" | "webhookAttemptSeconds" | "observeDelivery"
  >;
  readonly log: Log;
  /** Writes an attempt down, together with others of its tenant that end at the same time. */
  record(tenantId: TenantId, attempt: MadeAttempt): Promise<void>;
}

/** An attempt that was made, and what it says about its receiver. */
export interface MadeAttempt extends AttemptRecord {
  readonly endpoint: EndpointId;
  /** Where it was sent. */
  readonly url: string;
  /** Null when the attempt says nothing about the receiver. */
  readonly outcome: AttemptOutcome | null;
}

/** Whose delivery it is, where it goes and who signs it. */
export interface Destination extends Pick<ClaimedDeliveries, "url" | "apiVersion" | "lease"> {
  readonly tenantId: TenantId;
  readonly endpoint: EndpointId;
  readonly secrets: readonly SigningSecret[];
}

/**
 * Makes one attempt of a claimed delivery: sign, send, record. No database transaction is open while
 * the receiver takes its time. Dying anywhere in between repeats the attempt when the lease has run
 * out: a delivery may arrive twice, but never not at all.
 */
export async function deliverEvent(
  { egress, metrics, log, record }: DeliverDependencies,
  { tenantId, endpoint, url, secrets, apiVersion, lease }: Destination,
  { id, event, body, eventAt, failedAttempts }: ClaimedDelivery,
): Promise<void> {
  const { result, durationMs } = await sendWebhook(egress, {
    url,
    secrets,
    id: event,
    body: translateBody(translationOf(apiVersion), body),
  });
  const nowMs = Date.now();
  const { error, pauseSeconds, then } = judgeAttempt(result, failedAttempts + 1, {
    nowMs,
    jitter: Math.random(),
  });
  metrics.webhookAttempts.inc({ outcome: error ?? "succeeded" });
  metrics.webhookAttemptSeconds.observe(durationMs / 1_000);
  metrics.observeDelivery(then, {
    attempts: failedAttempts + 1,
    seconds: (nowMs - eventAt.getTime()) / 1_000,
  });
  log.info(
    { tenant_id: tenantId, delivery_id: id, event_id: event, status: result.status, error },
    "webhook attempted",
  );
  await record(tenantId, {
    delivery: id,
    endpoint,
    url,
    lease,
    durationMs,
    responseStatus: result.status,
    error,
    responseBody: result.failure === null ? result.body : null,
    then,
    outcome:
      error === "interrupted" ? null : { succeeded: error === null, durationMs, pauseSeconds },
  });
}
