import type { AccountId, Counters, Instant, TenantId } from "@quittance/domain";
import type { Database } from "../database.ts";
import { inTenant } from "../in-tenant.ts";
import { toUuid } from "../public-id.ts";
import { type Axis, countersAt } from "./axis.ts";
import { type CountersRow, toCounters } from "./counters-row.ts";

/** The time from `from` until just before `to`. */
export interface Period {
  readonly axis: Axis;
  readonly from: Instant;
  readonly to: Instant;
}

/** After which entry of a period a page begins: by its time on the period's axis, then by its version. */
export interface PeriodPosition {
  readonly time: Instant;
  readonly version: number;
}

/** What a period of an account comes to in the books as they stand. */
export interface PeriodSummary {
  /** Just before `from`, and just before `to`. */
  readonly opening: Counters;
  readonly closing: Counters;
  /** Of the last entry that the period can have in these books: what is posted later has higher ones. */
  readonly lastVersion: number;
  /** Before the first entry. */
  readonly start: PeriodPosition;
}

/** Sums up a period of an account from its two ends, both read from one snapshot. */
export async function readPeriod(
  db: Database,
  tenantId: TenantId,
  account: AccountId,
  { axis, from, to }: Period,
): Promise<PeriodSummary | undefined> {
  // Times have milliseconds, so the last moment before one is a millisecond earlier.
  const rows = await inTenant(
    db,
    tenantId,
    (sql) => sql<(CountersRow & { known_version: string; version: string })[]>`
    select a.version as known_version, c.*
      from accounts a
      cross join (values (1, ${from}::timestamptz), (2, ${to}::timestamptz)) as edge (number, moment)
      cross join lateral ${countersAt(sql, axis, sql`edge.moment - interval '1 millisecond'`)} as c
      where a.tenant_id = ${tenantId} and a.id = ${toUuid(account)}
      order by edge.number`,
  );
  const [opening, closing] = rows;
  if (opening === undefined || closing === undefined) return undefined;
  return {
    opening: toCounters(opening),
    closing: toCounters(closing),
    lastVersion: Number(axis === "posted" ? closing.version : closing.known_version),
    start: { time: from, version: axis === "posted" ? Number(opening.version) : 0 },
  };
}
