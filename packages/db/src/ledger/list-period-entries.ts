import type { AccountId, TenantId } from "@quittance/domain";
import type { Database } from "../database.ts";
import { inTenant } from "../in-tenant.ts";
import { toInstant } from "../instants.ts";
import { toUuid } from "../public-id.ts";
import {
  ACCOUNT_ENTRY_COLUMNS,
  type AccountEntry,
  type AccountEntryRow,
  toAccountEntry,
} from "./account-entry.ts";
import type { Period, PeriodPosition, PeriodSummary } from "./read-period.ts";

/** How many entries a page looks at, of those in the order of posting and of the shifted ones each. */
const LOOKED_AT_MAX = 250;

export interface PeriodPage {
  readonly entries: readonly AccountEntry[];
  /** Where the next page begins; undefined after the last one. */
  readonly next: PeriodPosition | undefined;
}

interface PageRequest extends Period, Pick<PeriodSummary, "lastVersion"> {
  readonly after: PeriodPosition;
  readonly limit: number;
}

/**
 * The entries of a period, oldest first. Entries never change, and those after `lastVersion` are left
 * out, so that the pages of one summary add up to it whatever is posted in the meantime.
 */
export const listPeriodEntries = (
  db: Database,
  tenantId: TenantId,
  account: AccountId,
  request: PageRequest,
): Promise<PeriodPage> =>
  request.axis === "posted"
    ? listAsPosted(db, tenantId, account, request)
    : listAsEffective(db, tenantId, account, request);

async function listAsPosted(
  db: Database,
  tenantId: TenantId,
  account: AccountId,
  { after, lastVersion, limit }: PageRequest,
): Promise<PeriodPage> {
  const rows = await inTenant(
    db,
    tenantId,
    (sql) => sql<AccountEntryRow[]>`
    select ${sql(ACCOUNT_ENTRY_COLUMNS)}
      from entries
      where tenant_id = ${tenantId} and account_id = ${toUuid(account)}
        and account_version > ${after.version} and account_version <= ${lastVersion}
      order by account_version
      limit ${limit + 1}`,
  );
  return toPage(rows, limit, undefined);
}

interface EffectiveRow extends AccountEntryRow {
  /** Null when the page has no entry. */
  readonly id: string;
  /** Up to where everything was looked at; null when that is the end of the period. */
  readonly seen_time: Date | null;
  readonly seen_version: string | null;
}

/**
 * Merges two orders: that of posting, in which most entries count, and that of the shifted ones.
 * What is in the first and does not count there (shifted entries, and all of the pending layer) has
 * to be passed over, and so has in the second what was posted later. However much that is, a page
 * looks at so many and no more, and then goes on in the next one.
 */
async function listAsEffective(
  db: Database,
  tenantId: TenantId,
  account: AccountId,
  { to, after, lastVersion, limit }: PageRequest,
): Promise<PeriodPage> {
  const uuid = toUuid(account);
  const rows = await inTenant(db, tenantId, (sql) => {
    const versionAt = (moment: ReturnType<typeof sql>) =>
      sql`version_at(${tenantId}, ${uuid}, ${lastVersion}, ${moment})`;
    return sql<EffectiveRow[]>`
    with range as materialized (
      select least(greatest(${after.version}, ${versionAt(sql`${after.time}::timestamptz - interval '1 millisecond'`)}),
                   ${versionAt(sql`${after.time}`)}) as low,
             ${versionAt(sql`${to}::timestamptz - interval '1 millisecond'`)} as high
    ), posted as materialized (
      select ${sql(ACCOUNT_ENTRY_COLUMNS)}
        from entries
        where tenant_id = ${tenantId} and account_id = ${uuid}
          and account_version > (select low from range) and account_version <= (select high from range)
        order by account_version
        limit ${LOOKED_AT_MAX}
    ), shifted as materialized (
      select ${sql(ACCOUNT_ENTRY_COLUMNS)}
        from entries
        where tenant_id = ${tenantId} and account_id = ${uuid}
          and layer = 'posted' and effective_at <> created_at
          and (effective_at, account_version) > (${after.time}, ${after.version})
          and effective_at < ${to}
        order by effective_at, account_version
        limit ${LOOKED_AT_MAX}
    ), seen as materialized (
      select seen_time, seen_version
        from ((select created_at, account_version from posted order by account_version offset ${LOOKED_AT_MAX - 1})
              union all
              (select effective_at, account_version from shifted
                 order by effective_at, account_version offset ${LOOKED_AT_MAX - 1})
             ) as ends (seen_time, seen_version)
        order by seen_time, seen_version
        limit 1
    )
    select seen.*, page.*
      from (values (1)) as always
      left join seen on true
      left join lateral (
        select * from (
            select * from posted where layer = 'posted' and effective_at = created_at
            union all
            select * from shifted where account_version <= ${lastVersion}
          ) as merged
          where seen.seen_time is null
             or (effective_at, account_version) <= (seen.seen_time, seen.seen_version)
          order by effective_at, account_version
          limit ${limit + 1}
      ) as page on true
      order by page.effective_at, page.account_version`;
  });
  const [first] = rows;
  const seen =
    first?.seen_time && first.seen_version
      ? { time: toInstant(first.seen_time), version: Number(first.seen_version) }
      : undefined;
  return toPage(
    rows.filter(({ id }) => id !== null),
    limit,
    seen,
  );
}

/** A page of rows that were read with one more than `limit`, and where to go on when they all fit. */
function toPage(
  rows: readonly AccountEntryRow[],
  limit: number,
  seen: PeriodPosition | undefined,
): PeriodPage {
  const entries = rows.slice(0, limit).map(toAccountEntry);
  const last = entries.at(-1);
  const next =
    rows.length > limit && last !== undefined
      ? { time: last.effectiveAt, version: last.accountVersion }
      : seen;
  return { entries, next };
}
