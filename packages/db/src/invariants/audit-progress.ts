import type { TenantId } from "@quittance/domain";
import type { Database, Tx } from "../database.ts";
import { acrossTenants } from "../in-tenant.ts";
import { halfKeyOf, TENANT_LOCK } from "../tenants/tenant-lock.ts";
import { FAMILIES, type Family } from "./rule.ts";

/** How long after a complete audit the next one begins. */
const COMPLETE_AUDIT_EVERY = "1 day";

/** How far a tenant's books were audited. */
export interface AuditProgress {
  /** What transactions up to this one changed was audited. */
  readonly changesXid: string;
  /** Where the next slice of a complete audit begins; null while none is due. */
  readonly complete: { readonly family: Family; readonly after: string | null } | null;
}

/** A tenant that has something to audit. */
export interface TenantToAudit {
  readonly id: TenantId;
  readonly hasChanges: boolean;
  readonly isDue: boolean;
}

/**
 * Tenants of which something changed, or whose next complete audit is due or under way. May span
 * tenants, because it locks nothing.
 */
export async function findTenantsToAudit(db: Database): Promise<readonly TenantToAudit[]> {
  const rows = await acrossTenants(
    db,
    (sql) => sql<{ tenant_id: string; has_changes: boolean; is_due: boolean }[]>`
    select * from (
      select t.tenant_id,
             exists (
               select from events e
                 where e.tenant_id = t.tenant_id and e.xid > coalesce(a.changes_xid, '0')
                   and e.xid < pg_snapshot_xmin(pg_current_snapshot())) as has_changes,
             a.complete_since is not null
               or coalesce(a.last_complete_at + ${COMPLETE_AUDIT_EVERY}::interval <= now(), true) as is_due
        from tenants t left join audits a on a.tenant_id = t.tenant_id) tenant
      where has_changes or is_due
      order by random() -- nobody is always the last, whom no time is left for`,
  );
  return rows.map((row) => ({
    id: row.tenant_id as TenantId,
    hasChanges: row.has_changes,
    isDue: row.is_due,
  }));
}

/**
 * Takes a tenant's books to audit them, until the end of the transaction. Answers undefined when
 * another worker has them: no two workers do the same work.
 *
 * An advisory lock does not make the transaction one that writes: the feeds of events wait for those.
 */
export async function takeAudit(tx: Tx, tenantId: TenantId): Promise<AuditProgress | undefined> {
  const [lock] = await tx<{ is_taken: boolean }[]>`
    select pg_try_advisory_xact_lock(${TENANT_LOCK.audit}::integer, ${halfKeyOf(tenantId)}::integer) as is_taken`;
  if (lock?.is_taken !== true) return undefined;
  const [row] = await tx<
    {
      changes_xid: string;
      is_due: boolean;
      complete_family: Family | null;
      complete_after: string | null;
    }[]
  >`
    select complete_family, complete_after,
           complete_since is not null
             or coalesce(last_complete_at + ${COMPLETE_AUDIT_EVERY}::interval <= now(), true) as is_due,
           -- A cluster that counts transactions anew, after a restore, is audited from its beginning.
           case when changes_xid < pg_snapshot_xmax(pg_current_snapshot()) then changes_xid else '0'::xid8 end as changes_xid
      from audits where tenant_id = ${tenantId}`;
  if (row === undefined) return { changesXid: "0", complete: { family: FAMILIES[0], after: null } };
  const family = row.complete_family ?? FAMILIES[0];
  return {
    changesXid: row.changes_xid,
    complete: row.is_due ? { family, after: row.complete_after } : null,
  };
}

/** Remembers up to which transaction changes were audited. */
export async function saveChangesAudited(tx: Tx, tenantId: TenantId, xid: string): Promise<void> {
  await tx`
    insert into audits (tenant_id, changes_xid) values (${tenantId}, ${xid}::xid8)
      on conflict (tenant_id) do update set changes_xid = excluded.changes_xid`;
}

/**
 * Remembers that a slice of a complete audit was done.
 *
 * @param upTo where the slice ended; null at the end of its family
 */
export async function saveSliceAudited(
  tx: Tx,
  tenantId: TenantId,
  family: Family,
  upTo: string | null,
): Promise<void> {
  await tx`insert into audits (tenant_id) values (${tenantId}) on conflict do nothing`;
  const next = upTo === null ? FAMILIES[FAMILIES.indexOf(family) + 1] : family;
  if (next === undefined) {
    await tx`
      update audits
        set last_complete_from = coalesce(complete_since, now()), last_complete_at = clock_timestamp(),
            complete_since = null, complete_family = null, complete_after = null
        where tenant_id = ${tenantId}`;
    return;
  }
  await tx`
    update audits
      set complete_since = coalesce(complete_since, now()), complete_family = ${next}, complete_after = ${upTo}
      where tenant_id = ${tenantId}`;
}
