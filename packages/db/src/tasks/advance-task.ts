import type { DeliveryId, Endpoint, TenantId } from "@quittance/domain";
import { plainUuidsOf } from "../arrays/binary-arrays.ts";
import type { Database, Tx } from "../database.ts";
import { lockHealth } from "../endpoints/lock-health.ts";
import { acrossTenants } from "../in-tenant.ts";
import { toId, toUuid } from "../public-id.ts";
import { inTransaction } from "../transactions.ts";
import { TASK_COLUMNS, toWebhookTask, type WebhookTask, type WebhookTaskRow } from "./task-row.ts";
import { workOf } from "./task-work.ts";

/** Tenants with a task that is not done. May span tenants, because it locks nothing. */
export async function findTenantsWithTasks(db: Database): Promise<readonly TenantId[]> {
  const rows = await acrossTenants(
    db,
    (sql) => sql<{ tenant_id: string }[]>`
    select tenant_id from tenants t
      where exists (
        select from webhook_tasks w where w.tenant_id = t.tenant_id and w.finished_at is null)`,
  );
  return rows.map((row) => row.tenant_id as TenantId);
}

/** What a step of a task came to. */
export interface TaskStep {
  /** One of the deliveries that were begun anew, for the bell; undefined when there was none. */
  readonly delivery: DeliveryId | undefined;
}

/**
 * Takes the next step of a tenant's oldest task that nobody else is at: a page of deliveries is begun
 * anew and the place is noted, in one transaction. From the first step to the last nothing is claimed
 * for an endpoint that keeps the order, because none of its new events may come in between.
 *
 * @returns undefined when there is nothing to do
 */
export async function advanceTask(
  db: Database,
  tenantId: TenantId,
  pageSize: number,
): Promise<TaskStep | undefined> {
  return inTransaction(db, tenantId, async (tx) => {
    const [row] = await tx<(WebhookTaskRow & { readonly position: string | null })[]>`
      select ${tx(TASK_COLUMNS)}, position from webhook_tasks
        where tenant_id = ${tenantId} and finished_at is null
        order by id
        limit 1
        for update skip locked`;
    if (row === undefined) return undefined;
    const task = toWebhookTask(row);
    const [locked] = await lockHealth(tx, tenantId, [task.endpoint]);
    if (locked === undefined) {
      await noteProgress(tx, tenantId, task, { last: row.position, begun: 0, isOver: true });
      return { delivery: undefined };
    }
    const ids = await findPage(tx, tenantId, locked.endpoint, task, row.position, pageSize);
    const begun = await (task.kind === "recover" ? beginAnew : sendAgain)(tx, tenantId, task, ids);
    await noteProgress(tx, tenantId, task, {
      last: ids.at(-1) ?? row.position,
      begun: begun.length,
      isOver: ids.length < pageSize,
    });
    const [first] = begun;
    return { delivery: first === undefined ? undefined : toId("del", first) };
  });
}

async function findPage(
  tx: Tx,
  tenantId: TenantId,
  endpoint: Endpoint,
  task: WebhookTask,
  after: string | null,
  limit: number,
): Promise<readonly string[]> {
  const rows = await tx<{ id: string }[]>`
    select id from (${workOf(tx, tenantId, endpoint, task)}) as work
      ${after === null ? tx`` : tx`where id > ${after}`}
      order by id
      limit ${limit}`;
  return rows.map(({ id }) => id);
}

async function beginAnew(
  tx: Tx,
  tenantId: TenantId,
  task: WebhookTask,
  deliveries: readonly string[],
): Promise<readonly string[]> {
  const rows = await tx<{ id: string }[]>`
    update deliveries
      set status = 'pending', failure = null, finished_at = null, counted_from = attempts,
          next_attempt_at = now(), task_id = ${toUuid(task.id)}
      where tenant_id = ${tenantId} and id = any(${plainUuidsOf([...deliveries])})
      returning id`;
  return rows.map(({ id }) => id);
}

/** What is on its way anyway stays as it is. */
async function sendAgain(
  tx: Tx,
  tenantId: TenantId,
  task: WebhookTask,
  events: readonly string[],
): Promise<readonly string[]> {
  const rows = await tx<{ id: string }[]>`
    insert into deliveries as d (tenant_id, id, endpoint_id, event_id, event_xid, next_attempt_at, created_at, task_id)
    select ${tenantId}, new_uuid_v7(), ${toUuid(task.endpoint)}, e.id, e.xid, now(), now(), ${toUuid(task.id)}
      from events e
      where e.tenant_id = ${tenantId} and e.id = any(${plainUuidsOf([...events])})
    on conflict on constraint deliveries_once do update
      set status = 'pending', failure = null, finished_at = null, counted_from = d.attempts,
          next_attempt_at = now(), task_id = excluded.task_id
      where d.status <> 'pending' or (d.attempts > d.counted_from and d.lease is null)
    returning id`;
  return rows.map(({ id }) => id);
}

async function noteProgress(
  tx: Tx,
  tenantId: TenantId,
  { id }: WebhookTask,
  progress: { readonly last: string | null; readonly begun: number; readonly isOver: boolean },
): Promise<void> {
  await tx`
    update webhook_tasks
      set done = done + ${progress.begun}, position = ${progress.last},
          finished_at = case when ${progress.isOver}::boolean then now() end
      where tenant_id = ${tenantId} and id = ${toUuid(id)}`;
}
