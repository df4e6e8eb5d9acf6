import type { DeliveryId, Instant, TenantId } from "@quittance/domain";
import type { Database } from "../database.ts";
import { toInstant } from "../instants.ts";
import { toUuid } from "../public-id.ts";

/** One HTTP call of a delivery, numbered from 1. */
export interface Attempt {
  readonly number: number;
  readonly startedAt: Instant;
  readonly durationMs: number;
  readonly responseStatus: number | null;
  readonly error: string | null;
  readonly responseBody: string | null;
}

/** The attempts of a delivery, in the order in which they were recorded. */
export async function readAttempts(
  db: Database,
  tenantId: TenantId,
  delivery: DeliveryId,
): Promise<readonly Attempt[]> {
  const rows = await db.sql<AttemptRow[]>`
    select number, started_at, duration_ms, response_status, error, response_body
      from attempts where tenant_id = ${tenantId} and delivery_id = ${toUuid(delivery)}
      order by number`;
  return rows.map((row) => ({
    number: row.number,
    startedAt: toInstant(row.started_at),
    durationMs: row.duration_ms,
    responseStatus: row.response_status,
    error: row.error,
    responseBody: row.response_body,
  }));
}

interface AttemptRow {
  readonly number: number;
  readonly started_at: Date;
  readonly duration_ms: number;
  readonly response_status: number | null;
  readonly error: string | null;
  readonly response_body: string | null;
}
