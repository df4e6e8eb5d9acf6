import { type AuditedTerms, changesBetween } from "@quittance/db";
import type { EndpointObject } from "@quittance/domain";
import type { Deed } from "./record-for.ts";

/** What an endpoint's owner decides about it, and what follows from that; never a secret. */
function termsOf(endpoint: EndpointObject): AuditedTerms {
  return {
    url: endpoint.url,
    description: endpoint.description,
    event_types: endpoint.event_types,
    status: endpoint.status,
    ordering: endpoint.ordering,
    max_in_flight: endpoint.max_in_flight,
    rate_limit: endpoint.rate_limit,
    signatures: endpoint.signatures,
    public_key: endpoint.public_key,
    api_version: endpoint.api_version,
  };
}

/** What the opening of an endpoint is in the audit log. */
export const openingOf = (endpoint: EndpointObject): Deed => ({
  action: "webhook_endpoint.created",
  resource: endpoint.id,
  detail: changesBetween({}, termsOf(endpoint)),
});

/** What a change of an endpoint is in the audit log; enabling and disabling have names of their own. */
export function changesOf(before: EndpointObject, after: EndpointObject): readonly Deed[] {
  const { status, ...rest } = changesBetween(termsOf(before), termsOf(after));
  const resource = after.id;
  const deeds: Deed[] = [];
  if (status !== undefined) {
    deeds.push({ action: `webhook_endpoint.${after.status}`, resource, detail: { status } });
  }
  if (Object.keys(rest).length > 0) {
    deeds.push({ action: "webhook_endpoint.updated", resource, detail: rest });
  }
  return deeds;
}

/** What a rotation of its secrets is in the audit log: how long the old ones go on, and what is public of the new ones. */
export const rotationOf = (
  before: EndpointObject,
  after: EndpointObject,
  overlapSeconds: number,
): Deed => ({
  action: "webhook_endpoint.secret_rotated",
  resource: after.id,
  detail: {
    ...changesBetween(termsOf(before), termsOf(after)),
    overlap_seconds: { before: null, after: overlapSeconds },
  },
});
