import type {
  ApiVersion,
  DisabledReason,
  Endpoint,
  EndpointStatus,
  Ordering,
  SignatureScheme,
} from "@quittance/domain";
import { toInstant, toInstantOrNull } from "../instants.ts";
import { toId } from "../public-id.ts";

export interface EndpointRow {
  readonly id: string;
  readonly url: string;
  readonly description: string | null;
  readonly event_types: readonly string[];
  readonly status: EndpointStatus;
  readonly disabled_reason: DisabledReason | null;
  readonly ordering: Ordering;
  readonly max_in_flight: number;
  readonly rate_limit: number | null;
  readonly signatures: readonly SignatureScheme[];
  readonly public_key: string | null;
  readonly api_version: ApiVersion;
  readonly failing_since: Date | null;
  readonly created_at: Date;
  readonly updated_at: Date;
}

/** What is read of an endpoint itself; `failing_since` stands with its health. */
export const ENDPOINT_COLUMNS = [
  "id",
  "url",
  "description",
  "event_types",
  "status",
  "disabled_reason",
  "ordering",
  "max_in_flight",
  "rate_limit",
  "signatures",
  "public_key",
  "api_version",
  "created_at",
  "updated_at",
] as const satisfies readonly Exclude<keyof EndpointRow, "failing_since">[];

export const toEndpoint = (row: EndpointRow): Endpoint => ({
  id: toId("we", row.id),
  url: row.url,
  description: row.description,
  eventTypes: row.event_types,
  status: row.status,
  disabledReason: row.disabled_reason,
  ordering: row.ordering,
  maxInFlight: row.max_in_flight,
  rateLimit: row.rate_limit,
  signatures: row.signatures,
  publicKey: row.public_key,
  apiVersion: row.api_version,
  failingSince: toInstantOrNull(row.failing_since),
  createdAt: toInstant(row.created_at),
  updatedAt: toInstant(row.updated_at),
});
