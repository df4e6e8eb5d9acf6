import type { Schemas } from "../contract/routes.ts";
import type { CallOptions, Send } from "../transport/send-request.ts";

/** Deliveries of an endpoint that are begun anew, many at once. */
export interface WebhookTask extends Readonly<Schemas["WebhookTask"]> {}

/** Recoveries and replays of webhooks. */
export function createWebhookTasksResource(send: Send) {
  return {
    /**
     * The task with its progress.
     *
     * @throws QuittanceError `not_found`
     */
    get: (id: string, options?: CallOptions): Promise<WebhookTask> =>
      send("GET /v1/webhook_tasks/{id}", { params: { id }, options }),
  };
}
