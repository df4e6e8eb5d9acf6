import type { CallOptions, Send } from "../send-request.ts";

/** Deliveries of an endpoint that are begun anew, many at once. */
export interface WebhookTask {
  id: string;
  object: "webhook_task";
  kind: "recover" | "replay";
  webhook_endpoint: string;
  since: string;
  until: string;
  only_missing: boolean;
  /** Finished when every delivery that it began anew has come to its end. */
  status: "running" | "finished";
  /** How much there was to do when it was asked for. */
  total: number;
  /** Deliveries that were begun anew so far, and what became of them. */
  begun: number;
  pending: number;
  succeeded: number;
  failed: number;
  created_at: string;
  finished_at: string | null;
}

/** Recoveries and replays of webhooks. */
export function createWebhookTasksResource(send: Send) {
  return {
    /** The task with its progress. */
    get: (id: string, options?: CallOptions) =>
      send<WebhookTask>({
        method: "GET",
        path: `/v1/webhook_tasks/${encodeURIComponent(id)}`,
        options,
      }),
  };
}
