import type { Entry, LedgerTransaction } from "./ledger-transactions.ts";
import type { WebhookAttempt, WebhookDelivery } from "./webhook-deliveries.ts";

interface Failure {
  code: string;
  message: string;
  leg: number | null;
}

interface OperationEnd {
  status: "succeeded" | "failed";
  failure: Failure | null;
  /** How long the decision waited for its locks. */
  lock_wait_ms: number | null;
}

/** One thing that happened to a payment intent. `type` says which, `at` when. */
export type TimelineMoment = { at: string } & (
  | {
      type: "accepted";
      /** What it is scheduled for. */
      execute_at: string | null;
      expires_at: string | null;
      hold_expires_at: string | null;
      batch: string | null;
    }
  /** It was late, or its time had come. Told once, with the last time; `resource` is null for a cancellation. */
  | { type: "rung"; rings: number; resource: string | null }
  | { type: "quarantined" }
  | {
      type: "decided";
      status: "requires_capture" | "succeeded" | "failed" | "canceled";
      failure: Failure | null;
      cancellation_reason: "requested" | "expired" | "hold_expired" | null;
      lock_wait_ms: number | null;
    }
  | {
      type: "capture_accepted";
      capture: string;
      amount: string | null;
      currency: string | null;
      final: boolean;
    }
  | ({ type: "capture_decided"; capture: string } & OperationEnd)
  | { type: "refund_accepted"; refund: string; amount: string | null; currency: string | null }
  | ({ type: "refund_decided"; refund: string } & OperationEnd)
  | { type: "cancellation_accepted" }
  | ({ type: "cancellation_decided" } & OperationEnd)
  | {
      type: "ledger_transaction";
      ledger_transaction: string;
      kind: LedgerTransaction["kind"];
      effective_at: string;
      entries: Entry[];
    }
  | { type: "event"; event: string; event_type: string; resource: string; sequence: number }
  | ({ type: "delivery"; delivery: string } & Omit<WebhookDelivery, "id" | "object" | "created_at">)
  | ({
      type: "attempt";
      delivery: string;
      webhook_endpoint: string;
      event: string;
    } & Omit<WebhookAttempt, "started_at" | "response_body">)
);
