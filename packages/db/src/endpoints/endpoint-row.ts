import type { EndpointId, Instant } from "@quittance/domain";
import { toInstant } from "../instants.ts";
import { toId } from "../public-id.ts";

export type EndpointStatus = "enabled" | "disabled";

/** A receiver of webhooks, without the secret that signs what it gets. */
export interface Endpoint {
  readonly id: EndpointId;
  readonly url: string;
  readonly description: string | null;
  /** `["*"]` is every type. */
  readonly eventTypes: readonly string[];
  readonly status: EndpointStatus;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

export interface EndpointRow {
  readonly id: string;
  readonly url: string;
  readonly description: string | null;
  readonly event_types: readonly string[];
  readonly status: EndpointStatus;
  readonly created_at: Date;
  readonly updated_at: Date;
}

export const toEndpoint = (row: EndpointRow): Endpoint => ({
  id: toId("we", row.id),
  url: row.url,
  description: row.description,
  eventTypes: row.event_types,
  status: row.status,
  createdAt: toInstant(row.created_at),
  updatedAt: toInstant(row.updated_at),
});
