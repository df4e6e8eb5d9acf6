import type { Instant } from "@quittance/domain";
import type { Tx } from "./database.ts";
import { toInstant } from "./instants.ts";

/** The database's clock, to the millisecond: one clock for all processes. */
export async function readClock(tx: Tx): Promise<Instant> {
  const [row] = await tx<[{ now: Date }]>`
    select date_trunc('milliseconds', clock_timestamp()) as now`;
  return toInstant(row.now);
}
