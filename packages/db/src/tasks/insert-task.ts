import type { Endpoint, TaskId, TenantId } from "@quittance/domain";
import type { Tx } from "../database.ts";
import { toUuid } from "../public-id.ts";
import { TASK_COLUMNS, toWebhookTask, type WebhookTask, type WebhookTaskRow } from "./task-row.ts";
import { workOf } from "./task-work.ts";

/** Writes down what is to be done, and counts how much it is. */
export async function insertTask(
  tx: Tx,
  tenantId: TenantId,
  endpoint: Endpoint,
  task: Pick<WebhookTask, "kind" | "since" | "until" | "onlyMissing" | "createdAt"> & {
    readonly id: TaskId;
  },
): Promise<WebhookTask> {
  const [row] = await tx<[WebhookTaskRow]>`
    insert into webhook_tasks (tenant_id, id, endpoint_id, kind, since, until, only_missing, total, created_at)
    select ${tenantId}, ${toUuid(task.id)}::uuid, ${toUuid(endpoint.id)}::uuid, ${task.kind}, ${task.since}::timestamptz,
           ${task.until}::timestamptz, ${task.onlyMissing}::boolean, count(*), ${task.createdAt}::timestamptz
      from (${workOf(tx, tenantId, endpoint, task)}) as work
    returning ${tx(TASK_COLUMNS)}`;
  return toWebhookTask(row);
}
