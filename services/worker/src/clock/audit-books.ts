import {
  type AuditProgress,
  countUnfinished,
  type Database,
  type Finding,
  findBroken,
  findChanged,
  findTenantsToAudit,
  freezeAccount,
  inTransaction,
  measureAudits,
  nextSlice,
  RULES,
  recordFindings,
  saveChangesAudited,
  saveSliceAudited,
  type Tenant,
  type Tx,
  takeAudit,
} from "@quittance/db";
import type { TenantId } from "@quittance/domain";
import { every, type Log, type Role } from "@quittance/process";
import type { WorkerMetrics } from "../metrics.ts";
import { type AuditPace, beginRound } from "./audit-pace.ts";

export interface AuditDependencies {
  readonly db: Database;
  readonly metrics: Pick<WorkerMetrics, "auditSeconds" | "setAudits">;
  readonly log: Log;
  findTenant(id: TenantId): Promise<Tenant | undefined>;
}

/** Events whose subjects are audited with one statement for each rule, and those of the same transaction. */
const EVENTS_PER_SLICE = 500;
/** One account is never split, however many entries it has. */
const PATIENCE = "10min";

/** What a slice of an audit came to. */
interface Audited {
  readonly findings: readonly Finding[];
  /** Remembers that the slice was done. */
  save(tx: Tx): Promise<void>;
}

/** Audits the next slice of a tenant's books, if there is one. */
type AuditSlice = (tx: Tx, tenantId: TenantId, from: AuditProgress) => Promise<Audited | undefined>;

/**
 * Proves the books to themselves: what changed within seconds, everything once a day. Nothing is
 * ever found. If something is, it is an error in the log, a row and a metric, and an account whose
 * counters can not be relied on is frozen, so that no more money moves on a wrong balance.
 */
export function auditBooksRole(deps: AuditDependencies, intervalMs: number): Role {
  return every(intervalMs, "clock: audit books", (signal) => auditBooks(deps, signal));
}

export async function auditBooks(deps: AuditDependencies, signal: AbortSignal): Promise<void> {
  const round = () => beginRound((most) => countUnfinished(deps.db, most), signal);
  const tenants = await findTenantsToAudit(deps.db);
  const idsOf = (wanted: "hasChanges" | "isDue") =>
    tenants.filter((tenant) => tenant[wanted]).map(({ id }) => id);
  await inTurns(deps, idsOf("hasChanges"), "changes", round());
  await inTurns(deps, idsOf("isDue"), "everything", round());
  deps.metrics.setAudits(await measureAudits(deps.db));
}

/** One slice of each tenant after the other, again and again: no tenant waits for all of another's books. */
async function inTurns(
  deps: AuditDependencies,
  tenants: readonly TenantId[],
  of: "changes" | "everything",
  pace: AuditPace,
): Promise<void> {
  const unfinished: TenantId[] = [];
  for (const id of tenants) {
    if (pace.isOver()) return;
    const startedAt = performance.now();
    try {
      const tenant = await deps.findTenant(id);
      if (tenant === undefined || !(await auditSlice(deps, tenant, of))) continue;
      unfinished.push(id);
    } catch (error) {
      // One tenant's trouble is not the others'. Its slice was taken back, and is audited again.
      deps.log.error({ err: error, tenant_id: id }, "books could not be audited");
    }
    await pace.rest(performance.now() - startedAt);
  }
  if (unfinished.length > 0) await inTurns(deps, unfinished, of, pace);
}

/**
 * Audits one slice, and answers whether there was one. The books are taken by a transaction that
 * only reads; what was found is written by another one, and the slice is done when that is committed.
 */
async function auditSlice(
  deps: AuditDependencies,
  tenant: Tenant,
  of: "changes" | "everything",
): Promise<boolean> {
  const { db, metrics } = deps;
  return inTransaction(db, tenant.id, async (reading) => {
    await reading`set transaction read only`;
    await reading.unsafe(
      `set local statement_timeout = '${PATIENCE}'; set local idle_in_transaction_session_timeout = '${PATIENCE}'`,
    );
    const progress = await takeAudit(reading, tenant.id);
    if (progress === undefined) return false;
    const stopTimer = metrics.auditSeconds.startTimer({ of });
    const audit = of === "changes" ? auditChanges : auditNextSlice;
    const audited = await audit(reading, tenant.id, progress);
    if (audited === undefined) return false;
    // Accounts are frozen before anything else: when that fails, the slice is audited again.
    await freezeAccounts(deps, tenant, audited.findings);
    await inTransaction(db, tenant.id, async (tx) => {
      await recordFindings(tx, tenant.id, audited.findings);
      await audited.save(tx);
    });
    stopTimer();
    return true;
  });
}

const auditChanges: AuditSlice = async (tx, tenantId, { changesXid }) => {
  const changed = await findChanged(tx, tenantId, changesXid, EVENTS_PER_SLICE);
  if (changed === undefined) return undefined;
  const findings: Finding[] = [];
  for (const rule of RULES) {
    if (rule.audit !== "change" || rule.family === "tenant") continue;
    const ids = changed.ids[rule.family];
    if (ids.length > 0) findings.push(...(await findBroken(tx, tenantId, rule, { ids })));
  }
  return { findings, save: (writing) => saveChangesAudited(writing, tenantId, changed.xid) };
};

const auditNextSlice: AuditSlice = async (tx, tenantId, { complete }) => {
  if (complete === null) return undefined;
  const { family, after } = complete;
  const slice = await nextSlice(tx, tenantId, family, after);
  const findings: Finding[] = [];
  for (const rule of RULES) {
    if (rule.family === family) findings.push(...(await findBroken(tx, tenantId, rule, slice)));
  }
  return { findings, save: (writing) => saveSliceAudited(writing, tenantId, family, slice.upTo) };
};

async function freezeAccounts(
  { db, log }: AuditDependencies,
  tenant: Tenant,
  findings: readonly Finding[],
): Promise<void> {
  const wrong = new Set<string>();
  for (const { rule, subjectId, expected, found } of findings) {
    const { name, subject, sentence } = rule;
    log.error(
      { tenant_id: tenant.id, rule: name, subject, subject_id: subjectId, expected, found },
      `the books break a rule: ${sentence}`,
    );
    if (rule.freezes) wrong.add(subjectId);
  }
  for (const accountId of wrong) {
    if (await freezeAccount(db, tenant, accountId)) {
      log.error({ tenant_id: tenant.id, account_id: accountId }, "an account was frozen");
    }
  }
}
