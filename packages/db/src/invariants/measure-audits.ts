import type { Database } from "../database.ts";
import { acrossTenants } from "../in-tenant.ts";

/** How the audits stand, over all tenants. */
export interface AuditStanding {
  /** How many subjects break each rule: found by the last complete audit, or since it began. */
  readonly findings: ReadonlyMap<string, number>;
  /** How long ago the books of the tenant that waits longest were audited completely, in seconds; 0 without tenants. */
  readonly completeAgeSeconds: number;
  /** How long ago the oldest change was made that was not audited yet, in seconds; 0 when all were. */
  readonly changesAgeSeconds: number;
}

export async function measureAudits(db: Database): Promise<AuditStanding> {
  const [rows, [age]] = await Promise.all([
    acrossTenants(
      db,
      (sql) => sql<{ rule: string; subjects: number }[]>`
      select f.rule, count(distinct (f.tenant_id, f.subject_id))::integer as subjects
        from audit_findings f join audits a on a.tenant_id = f.tenant_id
        where a.last_complete_from is null or f.found_at >= a.last_complete_from
        group by f.rule`,
    ),
    acrossTenants(
      db,
      (sql) => sql<{ complete: string; changes: string }[]>`
      select coalesce(max(extract(epoch from now() - coalesce(a.last_complete_at, t.created_at))), 0) as complete,
             coalesce(max(extract(epoch from now() - change.created_at)), 0) as changes
        from tenants t
        left join audits a on a.tenant_id = t.tenant_id
        left join lateral (
          select e.created_at from events e
            where e.tenant_id = t.tenant_id and e.xid > coalesce(a.changes_xid, '0')
            order by e.xid limit 1) change on true`,
    ),
  ]);
  return {
    findings: new Map(rows.map(({ rule, subjects }) => [rule, subjects])),
    completeAgeSeconds: Math.max(0, Number(age?.complete)),
    changesAgeSeconds: Math.max(0, Number(age?.changes)),
  };
}
