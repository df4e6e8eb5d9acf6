import type { EndpointId } from "../ids.ts";
import type { Instant } from "../instant.ts";
import type { ApiVersion } from "../version/api-version.ts";

export type EndpointStatus = "enabled" | "disabled";

/**
 * Why an endpoint is disabled: its owner asked for it, its receiver answered 410, it has failed for
 * days, or an event that others must wait for could not be delivered.
 */
export type DisabledReason = "requested" | "gone" | "failing" | "order_stuck";

/** `fifo` sends an event only after the one before it was taken; `unordered` does not wait. */
export const ORDERINGS = ["unordered", "fifo"] as const;
export type Ordering = (typeof ORDERINGS)[number];

/** The schemes of Standard Webhooks: v1 is HMAC-SHA256, v1a is ed25519. v1 is always there. */
export const SIGNATURE_SCHEMES = ["v1", "v1a"] as const;
export type SignatureScheme = (typeof SIGNATURE_SCHEMES)[number];

/** How many calls one endpoint gets at the same time from all workers together, unless told otherwise. */
export const IN_FLIGHT_DEFAULT = 8;
export const IN_FLIGHT_MAX = 64;
export const RATE_LIMIT_MAX = 1_000;

/** A receiver of webhooks, without the secrets that sign what it gets. */
export interface Endpoint {
  readonly id: EndpointId;
  readonly url: string;
  readonly description: string | null;
  /** `["*"]` is every type. */
  readonly eventTypes: readonly string[];
  readonly status: EndpointStatus;
  readonly disabledReason: DisabledReason | null;
  readonly ordering: Ordering;
  readonly maxInFlight: number;
  /** Attempts a second; null is as fast as it answers. */
  readonly rateLimit: number | null;
  /** With which schemes webhooks to it are signed. */
  readonly signatures: readonly SignatureScheme[];
  /** `whpk_…`, with which v1a is verified; null without v1a. */
  readonly publicKey: string | null;
  /** The version of the API in which its webhooks are written. */
  readonly apiVersion: ApiVersion;
  /** Since when it has taken nothing although something was sent; null when the last attempt went well. */
  readonly failingSince: Instant | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}
