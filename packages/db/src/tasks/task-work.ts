import type { Endpoint, TenantId } from "@quittance/domain";
import { textsOf } from "../arrays/binary-arrays.ts";
import type { Fragment, Tx } from "../database.ts";
import { firstIdOf, lastIdOf } from "../id-range.ts";
import { toUuid } from "../public-id.ts";
import type { WebhookTask } from "./task-row.ts";

type Work = Pick<WebhookTask, "kind" | "since" | "until" | "onlyMissing">;

/** What a task is about, as a query of `(id)`: failed deliveries, or events that the endpoint wants. */
export const workOf = (tx: Tx, tenantId: TenantId, endpoint: Endpoint, work: Work): Fragment =>
  work.kind === "recover"
    ? failedDeliveries(tx, tenantId, endpoint, work)
    : wantedEvents(tx, tenantId, endpoint, work);

/** Those that ended without success, and those that failed and wait for another attempt. */
function failedDeliveries(tx: Tx, tenantId: TenantId, endpoint: Endpoint, work: Work): Fragment {
  return tx`
    select id from deliveries
      where tenant_id = ${tenantId} and endpoint_id = ${toUuid(endpoint.id)}
        and id >= ${firstIdOf(work.since)} and id < ${lastIdOf(work.until)}
        and created_at >= ${work.since} and created_at < ${work.until}
        and (status = 'failed' or (status = 'pending' and attempts > counted_from and lease is null))`;
}

function wantedEvents(tx: Tx, tenantId: TenantId, endpoint: Endpoint, work: Work): Fragment {
  const wantsAll = endpoint.eventTypes.includes("*");
  return tx`
    select id from events e
      where tenant_id = ${tenantId} and id >= ${firstIdOf(work.since)} and id < ${lastIdOf(work.until)}
        and created_at >= ${work.since} and created_at < ${work.until}
        and resource_id <> ${toUuid(endpoint.id)} and type <> 'webhook_endpoint.test'
        ${wantsAll ? tx`` : tx`and type = any(${textsOf([...endpoint.eventTypes])})`}
        ${work.onlyMissing ? tx`and not ${wasSent(tx, tenantId, endpoint)}` : tx``}`;
}

const wasSent = (tx: Tx, tenantId: TenantId, endpoint: Endpoint): Fragment => tx`
  exists (
    select from deliveries d
      where d.tenant_id = ${tenantId} and d.endpoint_id = ${toUuid(endpoint.id)} and d.event_id = e.id)`;
