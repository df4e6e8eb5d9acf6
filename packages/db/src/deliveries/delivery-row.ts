import type { DeliveryId, EndpointId, EventId, Instant } from "@quittance/domain";
import { toInstant, toInstantOrNull } from "../instants.ts";
import { toId } from "../public-id.ts";

export type DeliveryStatus = "pending" | "succeeded" | "failed";

/** Why no attempt is made any more for a delivery that never succeeded. */
export type DeliveryFailure =
  | "attempts_exhausted"
  | "endpoint_gone"
  | "endpoint_disabled"
  | "endpoint_deleted";

/** One event on its way to one endpoint. */
export interface Delivery {
  readonly id: DeliveryId;
  readonly endpoint: EndpointId;
  readonly event: EventId;
  readonly status: DeliveryStatus;
  readonly failure: DeliveryFailure | null;
  /** How many attempts were made. */
  readonly attempts: number;
  readonly nextAttemptAt: Instant | null;
  readonly createdAt: Instant;
  readonly finishedAt: Instant | null;
}

export interface DeliveryRow {
  readonly id: string;
  readonly endpoint_id: string;
  readonly event_id: string;
  readonly status: DeliveryStatus;
  readonly failure: DeliveryFailure | null;
  readonly attempts: number;
  readonly next_attempt_at: Date | null;
  readonly created_at: Date;
  readonly finished_at: Date | null;
}

/** What is read of a delivery where all of it is shown. */
export const DELIVERY_COLUMNS = [
  "id",
  "endpoint_id",
  "event_id",
  "status",
  "failure",
  "attempts",
  "next_attempt_at",
  "created_at",
  "finished_at",
] as const satisfies readonly (keyof DeliveryRow)[];

export const toDelivery = (row: DeliveryRow): Delivery => ({
  id: toId("del", row.id),
  endpoint: toId("we", row.endpoint_id),
  event: toId("evt", row.event_id),
  status: row.status,
  failure: row.failure,
  attempts: row.attempts,
  nextAttemptAt: toInstantOrNull(row.next_attempt_at),
  createdAt: toInstant(row.created_at),
  finishedAt: toInstantOrNull(row.finished_at),
});
