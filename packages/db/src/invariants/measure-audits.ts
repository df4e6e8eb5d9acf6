import type { Database } from "../database.ts";

/** How the audits stand, over all tenants. */
export interface AuditStanding {
  /** How many subjects break each rule: found by the last complete audit, or since it began. */
  readonly findings: ReadonlyMap<string, number>;
  /** How long ago the books of the tenant that waits longest were audited completely, in seconds; 0 without tenants. */
  readonly completeAgeSeconds: number;
}

export async function measureAudits(db: Database): Promise<AuditStanding> {
  const [rows, [age]] = await Promise.all([
    db.sql<{ rule: string; subjects: number }[]>`
      select f.rule, count(distinct (f.tenant_id, f.subject_id))::integer as subjects
        from audit_findings f join audits a on a.tenant_id = f.tenant_id
        where a.last_complete_from is null or f.found_at >= a.last_complete_from
        group by f.rule`,
    db.sql<{ seconds: string }[]>`
      select coalesce(max(extract(epoch from now() - coalesce(a.last_complete_at, t.created_at))), 0) as seconds
        from tenants t left join audits a on a.tenant_id = t.tenant_id`,
  ]);
  return {
    findings: new Map(rows.map(({ rule, subjects }) => [rule, subjects])),
    completeAgeSeconds: Math.max(0, Number(age?.seconds)),
  };
}
