import type { EndpointId, Instant, TaskId } from "@quittance/domain";
import { toInstant, toInstantOrNull } from "../instants.ts";
import { toId } from "../public-id.ts";

/** `recover` begins anew what failed; `replay` sends every event again. */
export type TaskKind = "recover" | "replay";

/** Deliveries of an endpoint that somebody asked to be begun anew, many at once. */
export interface WebhookTask {
  readonly id: TaskId;
  readonly endpoint: EndpointId;
  readonly kind: TaskKind;
  readonly since: Instant;
  readonly until: Instant;
  /** Of a replay: whether what the endpoint was sent before is left alone. */
  readonly onlyMissing: boolean;
  /** How much there was to do when it was asked for. */
  readonly total: number;
  /** Deliveries that were begun anew so far. */
  readonly done: number;
  readonly createdAt: Instant;
  /** When the last of them was begun anew; null before. */
  readonly begunAt: Instant | null;
}

export interface WebhookTaskRow {
  readonly id: string;
  readonly endpoint_id: string;
  readonly kind: TaskKind;
  readonly since: Date;
  readonly until: Date;
  readonly only_missing: boolean;
  readonly total: number;
  readonly done: number;
  readonly created_at: Date;
  readonly finished_at: Date | null;
}

export const TASK_COLUMNS = [
  "id",
  "endpoint_id",
  "kind",
  "since",
  "until",
  "only_missing",
  "total",
  "done",
  "created_at",
  "finished_at",
] as const satisfies readonly (keyof WebhookTaskRow)[];

export const toWebhookTask = (row: WebhookTaskRow): WebhookTask => ({
  id: toId("task", row.id),
  endpoint: toId("we", row.endpoint_id),
  kind: row.kind,
  since: toInstant(row.since),
  until: toInstant(row.until),
  onlyMissing: row.only_missing,
  total: row.total,
  done: row.done,
  createdAt: toInstant(row.created_at),
  begunAt: toInstantOrNull(row.finished_at),
});
