import {
  type ApiVersion,
  BREAKER_FAILURES,
  type DeliveryId,
  type EndpointId,
  type EndpointSecretId,
  type EndpointStatus,
  type EventId,
  type Ordering,
  type SignatureScheme,
  type TenantId,
} from "@quittance/domain";
import type { Database, Tx } from "../database.ts";
import { toId, toUuid } from "../public-id.ts";
import { inTransaction } from "../transactions.ts";
import { claimable } from "./claimable.ts";

/** A delivery that is ours to attempt until its lease runs out, with all that sending it takes. */
export interface ClaimedDelivery {
  readonly id: DeliveryId;
  readonly event: EventId;
  /** The exact text that is signed and sent. */
  readonly body: string;
  /** When the event was written. */
  readonly eventAt: Date;
  /**
   * How many attempts failed since the delivery was begun, which is what the retry schedule goes by.
   * Not the number of the last one in the log: an attempt that was broken off from this side stands
   * there too, but the receiver did not fail it.
   */
  readonly failedAttempts: number;
}

/** A secret that signs at the moment, as it lies in the database. */
export interface ClaimedSecret {
  readonly id: EndpointSecretId;
  readonly scheme: SignatureScheme;
  readonly keyName: string;
  readonly sealed: string;
}

/** An endpoint at the moment of an attempt, and what was claimed for it. */
export interface ClaimedDeliveries {
  readonly url: string;
  readonly status: EndpointStatus | "deleted";
  /** In which its webhooks are written. */
  readonly apiVersion: ApiVersion;
  /** Those that sign at the moment, the newest first. */
  readonly secrets: readonly ClaimedSecret[];
  /** Names this claim; whoever records without it comes too late. */
  readonly lease: string;
  /** Empty when nothing is due, or when what is due must wait for its turn. */
  readonly deliveries: readonly ClaimedDelivery[];
  /** Milliseconds until the rate limit allows another one; null when it is not what holds up. */
  readonly rateLimitedMs: number | null;
}

export interface ClaimTerms {
  /** The most that is claimed. */
  readonly limit: number;
  readonly leaseSeconds: number;
  /** A call is over after this long, also that of a worker that died with its lease. */
  readonly callSeconds: number;
}

/** Deliveries to an endpoint that takes nothing any more are ended, so many at once. */
const ENDED_AT_ONCE = 500;

/**
 * Claims deliveries of one endpoint that are due: as many as its limits leave room for, counted over
 * all workers, and one at most while it is found out whether its receiver is back. A claim is a lease
 * by the database's clock: whoever dies with it gives it back by the passing of time.
 *
 * @returns undefined when there is no such endpoint
 */
export async function claimDeliveries(
  db: Database,
  tenantId: TenantId,
  endpoint: EndpointId,
  claim: ClaimTerms,
): Promise<ClaimedDeliveries | undefined> {
  return inTransaction(db, tenantId, async (tx) => {
    // Sent together, and read only when the lock is granted: what was changed before that is seen.
    const [, [row]] = await Promise.all([
      tx`select from endpoint_health
           where tenant_id = ${tenantId} and endpoint_id = ${toUuid(endpoint)} for update`,
      readEndpointRow(tx, tenantId, endpoint),
    ]);
    if (row === undefined) return undefined;
    const room = roomOf(row);
    const isRateLimited = row.tokens !== null && room > 0 && row.tokens < 1;
    const [deliveries, secrets] =
      room === 0 || isRateLimited
        ? [[], []]
        : await Promise.all([
            claimRows(tx, tenantId, endpoint, row, { room, ...claim }),
            readLiveSecrets(tx, tenantId, endpoint),
          ]);
    if (row.rate_limit !== null && deliveries.length > 0 && row.status === "enabled") {
      await spendTokens(tx, tenantId, endpoint, (row.tokens ?? 0) - deliveries.length);
    }
    return {
      url: row.url,
      status: row.status,
      apiVersion: row.api_version,
      lease: row.lease,
      secrets,
      deliveries,
      rateLimitedMs: isRateLimited
        ? ((1 - (row.tokens ?? 0)) / (row.rate_limit ?? 1)) * 1_000
        : null,
    };
  });
}

const readEndpointRow = (tx: Tx, tenantId: TenantId, endpoint: EndpointId) => tx<EndpointRow[]>`
  select e.url, case when e.deleted_at is null then e.status else 'deleted' end as status,
         e.api_version, e.ordering, e.max_in_flight, h.failures_in_row, e.rate_limit,
         coalesce(h.paused_until > clock_timestamp(), false) as paused,
         least(e.rate_limit, h.tokens + e.rate_limit * extract(epoch from clock_timestamp() - h.tokens_at))::float8 as tokens,
         gen_random_uuid() as lease
    from endpoint_health h
    join endpoints e on e.tenant_id = ${tenantId} and e.id = h.endpoint_id
    where h.tenant_id = ${tenantId} and h.endpoint_id = ${toUuid(endpoint)}`;

interface EndpointRow {
  readonly url: string;
  readonly status: EndpointStatus | "deleted";
  readonly api_version: ApiVersion;
  readonly ordering: Ordering;
  readonly max_in_flight: number;
  readonly rate_limit: number | null;
  readonly failures_in_row: number;
  readonly paused: boolean;
  readonly tokens: number | null;
  readonly lease: string;
}

/** How many calls the endpoint may have under way at once; 0 when it may have none now. */
function roomOf(row: EndpointRow): number {
  if (row.status !== "enabled") return ENDED_AT_ONCE;
  if (row.paused) return 0;
  if (row.ordering === "fifo" || row.failures_in_row >= BREAKER_FAILURES) return 1;
  return row.max_in_flight;
}

/** Runs after the lock was granted, so that it sees what others have claimed. */
async function claimRows(
  tx: Tx,
  tenantId: TenantId,
  endpoint: EndpointId,
  row: EndpointRow,
  { room, limit, leaseSeconds, callSeconds }: ClaimTerms & { readonly room: number },
): Promise<readonly ClaimedDelivery[]> {
  const id = toUuid(endpoint);
  const most = row.status === "enabled" ? Math.min(limit, Math.floor(row.tokens ?? limit)) : room;
  const inOrder = row.status === "enabled" && row.ordering === "fifo";
  const rows = await tx<ClaimRow[]>`
    with room as (
      select least(${most}, ${room} - (
        select count(*) from deliveries
          where tenant_id = ${tenantId} and endpoint_id = ${id} and lease is not null
            and leased_until > clock_timestamp() + make_interval(secs => ${leaseSeconds - callSeconds}))) as n
    ), due as (
      ${inOrder ? claimable.head(tx, tenantId, id) : claimable.longestDue(tx, tenantId, id)}
    ), leased as (
      update deliveries d
        set lease = ${row.lease}, leased_until = clock_timestamp() + make_interval(secs => ${leaseSeconds}),
            -- A call that was begun before the delivery was begun anew, and died, was none.
            counted_from = least(d.counted_from, d.attempts)
        from due
        where d.tenant_id = ${tenantId} and d.id = due.id
        returning d.id, d.event_id, d.counted_from
    )
    select leased.id, leased.event_id, event.body, event.created_at,
           (select count(*)::integer from attempts a
              where a.tenant_id = ${tenantId} and a.delivery_id = leased.id
                and a.number > leased.counted_from and a.error <> 'interrupted') as failed_attempts
      from leased
      join events event on event.tenant_id = ${tenantId} and event.id = leased.event_id`;
  return rows.map((claimed) => ({
    id: toId("del", claimed.id),
    event: toId("evt", claimed.event_id),
    body: claimed.body,
    eventAt: claimed.created_at,
    failedAttempts: claimed.failed_attempts,
  }));
}

interface ClaimRow {
  readonly id: string;
  readonly event_id: string;
  readonly body: string;
  readonly created_at: Date;
  readonly failed_attempts: number;
}

async function readLiveSecrets(
  tx: Tx,
  tenantId: TenantId,
  endpoint: EndpointId,
): Promise<readonly ClaimedSecret[]> {
  const rows = await tx<
    { id: string; scheme: SignatureScheme; key_name: string; sealed: string }[]
  >`
    select id, scheme, key_name, sealed from endpoint_secrets
      where tenant_id = ${tenantId} and endpoint_id = ${toUuid(endpoint)}
        and (expires_at is null or expires_at > clock_timestamp())
      order by scheme, id desc`;
  return rows.map((row) => ({
    id: toId("wsec", row.id),
    scheme: row.scheme,
    keyName: row.key_name,
    sealed: row.sealed,
  }));
}

async function spendTokens(
  tx: Tx,
  tenantId: TenantId,
  endpoint: EndpointId,
  left: number,
): Promise<void> {
  await tx`
    update endpoint_health set tokens = ${left}, tokens_at = clock_timestamp()
      where tenant_id = ${tenantId} and endpoint_id = ${toUuid(endpoint)}`;
}
