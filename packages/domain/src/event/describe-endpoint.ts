import type { Endpoint } from "../endpoint/endpoint.ts";
import { disablesAt } from "../endpoint/endpoint-health.ts";

/** An endpoint as the API answers it and as its events carry it: never with a secret. */
export type EndpointObject = ReturnType<typeof describeEndpoint>;

export const describeEndpoint = (endpoint: Endpoint, livemode: boolean) => ({
  id: endpoint.id,
  object: "webhook_endpoint" as const,
  livemode,
  url: endpoint.url,
  description: endpoint.description,
  event_types: endpoint.eventTypes,
  status: endpoint.status,
  disabled_reason: endpoint.disabledReason,
  ordering: endpoint.ordering,
  max_in_flight: endpoint.maxInFlight,
  rate_limit: endpoint.rateLimit,
  signatures: endpoint.signatures,
  public_key: endpoint.publicKey,
  api_version: endpoint.apiVersion,
  failing_since: endpoint.failingSince,
  disables_at: endpoint.failingSince === null ? null : disablesAt(endpoint.failingSince),
  created_at: endpoint.createdAt,
  updated_at: endpoint.updatedAt,
});
