import { changesBetween, type Database, insertTask, newId, type TaskKind } from "@quittance/db";
import type { EndpointId, Instant } from "@quittance/domain";
import { Problem } from "../problem/problem.ts";
import type { Caller } from "../request/caller.ts";
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

const ACTION_OF_KIND = {
  recover: "webhook_endpoint.recovered",
  replay: "webhook_endpoint.replayed",
} as const;

/**
 * Asks for many deliveries of an endpoint to be begun anew; a worker does it, a page at a time.
 * Codes: not_found, webhook_endpoint_disabled, timestamp_order.
 */
export function startWebhookTask(
  db: Database,
  caller: Caller,
  id: EndpointId,
  request: TaskRequest,
  key: RequestKey | undefined,
): Promise<Created<WebhookTaskBody>> {
  return commandEndpoint({
    db,
    caller,
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
      const stored = await insertTask(tx, caller.tenant.id, endpoint, task);
      const period = { since: request.since, until };
      return {
        body: describeTask(stored, NOTHING_YET),
        deed: {
          action: ACTION_OF_KIND[request.kind],
          resource: endpoint.id,
          detail: changesBetween(
            {},
            { task: task.id, ...period, only_missing: request.onlyMissing },
          ),
        },
      };
    },
  });
}
