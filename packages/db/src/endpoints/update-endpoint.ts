import type { EndpointId, TenantId } from "@quittance/domain";
import type { Database } from "../database.ts";
import { toUuid } from "../public-id.ts";
import {
  type Endpoint,
  type EndpointRow,
  type EndpointStatus,
  toEndpoint,
} from "./endpoint-row.ts";

/** What is to be different about an endpoint; what is left out stays as it is. */
export interface EndpointChange {
  readonly url?: string | undefined;
  readonly description?: string | null | undefined;
  readonly eventTypes?: readonly string[] | undefined;
  readonly status?: EndpointStatus | undefined;
}

/** Changes an endpoint and answers it as it is then; undefined when there is none. */
export async function updateEndpoint(
  db: Database,
  tenantId: TenantId,
  id: EndpointId,
  change: EndpointChange,
): Promise<Endpoint | undefined> {
  const { sql } = db;
  const { url, description, eventTypes, status } = change;
  const [row] = await sql<EndpointRow[]>`
    update endpoints
      set updated_at = now()
        ${url === undefined ? sql`` : sql`, url = ${url}`}
        ${description === undefined ? sql`` : sql`, description = ${description}`}
        ${eventTypes === undefined ? sql`` : sql`, event_types = ${[...eventTypes]}`}
        ${status === undefined ? sql`` : sql`, status = ${status}`}
      where tenant_id = ${tenantId} and id = ${toUuid(id)} and deleted_at is null
      returning id, url, description, event_types, status, created_at, updated_at`;
  return row && toEndpoint(row);
}
