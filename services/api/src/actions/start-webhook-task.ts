import { type Database, insertTask, newId, type TaskKind, type Tenant } from "@quittance/db";
import type { EndpointId, Instant } from "@quittance/domain";
import { Problem } from "../problem/problem.ts";
import type { RequestKey } from "../request/request-key.ts";
import {
  describeTask,
  NOTHING_YET,
  type WebhookTaskBody,
  webhookTaskSchema,
} from "../schemas/webhook-task.ts";
import { commandEndpoint, requireEnabled } from "./command-endpoint.ts";
import type { Created } from "./create-once.ts";

export interface TaskRequest {
  readonly kind: TaskKind;
  readonly since: Instant;
  /** The present when left out. */
  readonly until: Instant | undefined;
  readonly onlyMissing: boolean;
}

/**
 * Asks for many deliveries of an endpoint to be begun anew; a worker does it, a page at a time.
 * Codes: not_found, webhook_endpoint_disabled, timestamp_order.
 */
export function startWebhookTask(
  db: Database,
  tenant: Tenant,
  id: EndpointId,
  request: TaskRequest,
  key: RequestKey | undefined,
): Promise<Created<WebhookTaskBody>> {
  return commandEndpoint({
    db,
    tenant,
    key,
    endpoint: id,
    schema: webhookTaskSchema,
    status: 202,
    async run(tx, endpoint, now) {
      requireEnabled(endpoint);
      // What is written from now on is sent anyway.
      const until = request.until === undefined || request.until > now ? now : request.until;
      if (request.since > until) {
        throw Problem.ofFaults([
          {
            pointer: "/since",
            code: "timestamp_order",
            detail: "`since` must not be after `until`.",
          },
        ]);
      }
      const task = { ...request, id: newId("task"), until, createdAt: now };
      return describeTask(await insertTask(tx, tenant.id, endpoint, task), NOTHING_YET);
    },
  });
}
