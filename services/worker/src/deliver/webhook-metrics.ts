import type { AfterAttempt, WebhooksInHand } from "@quittance/db";
import { Counter, Gauge, Histogram, type Registry } from "prom-client";

const ATTEMPT_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15];
const ARRIVAL_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 5, 30, 60, 600, 3_600, 21_600, 86_400, 259_200];
const ATTEMPTS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** What a worker says of webhooks at /metrics. */
export function createWebhookMetrics(registry: Registry) {
  const registers = [registry];
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers });
  const ended = new Counter({
    name: "quittance_webhook_deliveries_total",
    help: "Webhook deliveries that came to their end, by what it was.",
    labelNames: ["outcome"],
    registers,
  });
  const arrival = new Histogram({
    name: "quittance_webhook_arrival_seconds",
    help: "Time from an event to the moment when a receiver had taken it.",
    buckets: ARRIVAL_SECONDS,
    registers,
  });
  const attemptsEach = new Histogram({
    name: "quittance_webhook_delivery_attempts",
    help: "Attempts that a delivery took until its end.",
    buckets: ATTEMPTS,
    registers,
  });
  const endpoints = new Gauge({
    name: "quittance_webhook_endpoints",
    help: "Webhook endpoints by state: healthy, failing, paused (breaker open, or asked for), disabled.",
    labelNames: ["state"],
    registers,
  });
  const due = gauge(
    "quittance_webhook_deliveries_due",
    "Deliveries that wait for nothing but a worker.",
  );
  const oldestDue = gauge(
    "quittance_webhook_oldest_due_age_seconds",
    "How long the one that waits longest has been waiting for nothing but a worker.",
  );

  return {
    webhookAttempts: new Counter({
      name: "quittance_webhook_attempts_total",
      help: "Webhook attempts by outcome.",
      labelNames: ["outcome"],
      registers,
    }),
    webhookAttemptSeconds: new Histogram({
      name: "quittance_webhook_attempt_seconds",
      help: "How long a webhook attempt took.",
      buckets: ATTEMPT_SECONDS,
      registers,
    }),
    unreadableSecrets: gauge(
      "quittance_webhook_secrets_unreadable",
      "Webhook secrets that no master key of this process opens.",
    ),
    /** Counts a delivery that came to its end with this attempt. */
    observeDelivery(
      then: AfterAttempt,
      { attempts, seconds }: { readonly attempts: number; readonly seconds: number },
    ): void {
      if (then.status === "pending") return;
      ended.inc({ outcome: then.status === "failed" ? then.failure : then.status });
      attemptsEach.observe(attempts);
      if (then.status === "succeeded") arrival.observe(seconds);
    },
    setWebhooksInHand(work: WebhooksInHand): void {
      for (const [state, count] of Object.entries(work.endpoints)) endpoints.set({ state }, count);
      due.set(work.due);
      oldestDue.set(work.oldestDueSeconds);
    },
  };
}
