import { type AuditStanding, RULES, type WorkInHand } from "@quittance/db";
import type { Decision } from "@quittance/domain";
import { Counter, Gauge, Histogram, type Registry } from "prom-client";
import { createWebhookMetrics } from "./deliver/webhook-metrics.ts";

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const LONG_SECONDS = [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300];
const SIZES = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000];

export type WorkerMetrics = ReturnType<typeof createWorkerMetrics>;

/** What a worker says about itself at /metrics. */
export function createWorkerMetrics(registry: Registry) {
  const registers = [registry];
  const posted = new Counter({
    name: "quittance_intents_posted_total",
    help: "Payment intents whose money was moved.",
    registers,
  });
  const failed = new Counter({
    name: "quittance_intents_failed_total",
    help: "Payment intents that were refused when they were decided, by failure code.",
    labelNames: ["code"],
    registers,
  });
  const decidedOperations = new Counter({
    name: "quittance_operations_decided_total",
    help: "Captures, refunds and cancellations that were decided, by what they came to.",
    labelNames: ["kind", "status"],
    registers,
  });
  const batchSize = new Histogram({
    name: "quittance_posting_batch_size",
    help: "Payment intents decided in one transaction.",
    buckets: SIZES,
    registers,
  });
  const lockWait = new Histogram({
    name: "quittance_lock_wait_seconds",
    help: "How long a posting batch waited for the locks of its intents and accounts.",
    buckets: SECONDS,
    registers,
  });
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers });
  const unfinished = gauge(
    "quittance_unfinished_intents",
    "Payment intents that wait to be decided.",
  );
  const oldestUnfinished = gauge(
    "quittance_oldest_unfinished_intent_age_seconds",
    "Age of the oldest payment intent that waits to be decided.",
  );
  const quarantined = gauge(
    "quittance_intents_quarantined",
    "Payment intents set aside for an operator.",
  );
  const outbox = gauge("quittance_outbox_events", "Events that wait to be relayed.");
  const oldestOutbox = gauge(
    "quittance_outbox_oldest_age_seconds",
    "Age of the oldest event that waits to be relayed.",
  );
  const auditFindings = new Gauge({
    name: "quittance_audit_findings",
    help: "What breaks a rule of the books: found by the last complete audit, or since it began. Always 0.",
    labelNames: ["rule"],
    registers,
  });
  for (const { name } of RULES) auditFindings.set({ rule: name }, 0);
  const completeAuditAge = gauge(
    "quittance_audit_complete_age_seconds",
    "Time since the books of every tenant were audited completely.",
  );
  const changesAge = gauge(
    "quittance_audit_changes_age_seconds",
    "Age of the oldest change of the books that was not audited yet.",
  );

  return {
    auditSeconds: new Histogram({
      name: "quittance_audit_seconds",
      help: "How long a slice of an audit took: one of what changed, or one of everything.",
      labelNames: ["of"],
      buckets: LONG_SECONDS,
      registers,
    }),
    batchSeconds: new Histogram({
      name: "quittance_posting_batch_seconds",
      help: "How long a posting batch took, from BEGIN to the answer of COMMIT.",
      buckets: SECONDS,
      registers,
    }),
    rerings: new Counter({
      name: "quittance_rerings_total",
      help: "Bells rung again for payment intents that were late.",
      registers,
    }),
    watchdogRestarts: new Counter({
      name: "quittance_watchdog_restarts_total",
      help: "Times the watchdog found this worker stuck.",
      registers,
    }),
    ...createWebhookMetrics(registry),
    observeDecision({ intents, operations }: Decision, lockWaitSeconds: number): void {
      lockWait.observe(lockWaitSeconds);
      if (intents.length > 0) batchSize.observe(intents.length);
      for (const { status, failure, finishedAt, updatedAt } of intents) {
        if (failure !== null) failed.inc({ code: failure.code });
        // A refund changes an intent that was finished before.
        else if (status === "succeeded" && finishedAt === updatedAt) posted.inc();
      }
      for (const { kind, status } of operations) decidedOperations.inc({ kind, status });
    },
    setAudits({ findings, completeAgeSeconds, changesAgeSeconds }: AuditStanding): void {
      for (const { name } of RULES) auditFindings.set({ rule: name }, findings.get(name) ?? 0);
      completeAuditAge.set(completeAgeSeconds);
      changesAge.set(changesAgeSeconds);
    },
    setWorkInHand(work: WorkInHand): void {
      unfinished.set(work.unfinishedIntents);
      oldestUnfinished.set(work.oldestUnfinishedSeconds);
      quarantined.set(work.quarantinedIntents);
      outbox.set(work.outboxEvents);
      oldestOutbox.set(work.oldestOutboxSeconds);
    },
  };
}
