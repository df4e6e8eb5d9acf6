import type { Instant, TaskId, TenantId } from "@quittance/domain";
import type { Database } from "../database.ts";
import { inTenant } from "../in-tenant.ts";
import { toInstantOrNull } from "../instants.ts";
import { toUuid } from "../public-id.ts";
import { TASK_COLUMNS, toWebhookTask, type WebhookTask, type WebhookTaskRow } from "./task-row.ts";

/** What became of the deliveries that a task began anew. */
export interface TaskProgress {
  readonly pending: number;
  readonly succeeded: number;
  readonly failed: number;
  /** When the last of those that ended did so. */
  readonly lastEndedAt: Instant | null;
}

export async function readTask(
  db: Database,
  tenantId: TenantId,
  id: TaskId,
): Promise<{ readonly task: WebhookTask; readonly progress: TaskProgress } | undefined> {
  const [row] = await inTenant(
    db,
    tenantId,
    (sql) => sql<(WebhookTaskRow & ProgressRow)[]>`
    select ${sql(TASK_COLUMNS.map((column) => `task.${column}`))}, progress.*
      from webhook_tasks task
      cross join lateral (
        select count(*) filter (where status = 'pending')::integer as pending,
               count(*) filter (where status = 'succeeded')::integer as succeeded,
               count(*) filter (where status = 'failed')::integer as failed,
               max(d.finished_at) as last_ended_at
          from deliveries d
          where d.tenant_id = ${tenantId} and d.task_id = task.id
      ) as progress
      where task.tenant_id = ${tenantId} and task.id = ${toUuid(id)}`,
  );
  if (row === undefined) return undefined;
  const { pending, succeeded, failed } = row;
  return {
    task: toWebhookTask(row),
    progress: { pending, succeeded, failed, lastEndedAt: toInstantOrNull(row.last_ended_at) },
  };
}

interface ProgressRow {
  readonly pending: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly last_ended_at: Date | null;
}
