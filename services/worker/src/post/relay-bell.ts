import type { TenantId } from "@quittance/domain";
import type { Log } from "@quittance/process";

/** How long it is believed that somebody listens, and that nobody does: a first endpoint's first events may come this much later. */
const LISTENING_MS = 60_000;
const DEAF_MS = 2_000;

/** Says that a tenant has events to relay. */
export type RingRelay = (tenantId: TenantId) => Promise<void>;

/**
 * The relay looks at the outboxes by itself as well; a bell only saves the events its pause. Where no
 * endpoint listens nobody feels the pause, and many small visits cost more than one: so no bell is rung.
 */
export function createRelayBell({
  hasListeners,
  ring,
  log,
}: {
  /** Whether any endpoint of the tenant listens at this moment. */
  hasListeners(tenantId: TenantId): Promise<boolean>;
  ring(tenantId: TenantId): Promise<unknown>;
  readonly log: Pick<Log, "warn">;
}): RingRelay {
  const known = new Map<TenantId, { readonly listens: boolean; readonly until: number }>();
  const remember = (tenantId: TenantId, listens: boolean) =>
    known.set(tenantId, {
      listens,
      until: performance.now() + (listens ? LISTENING_MS : DEAF_MS),
    });

  async function find(tenantId: TenantId): Promise<boolean> {
    const last = known.get(tenantId);
    if (last !== undefined && performance.now() < last.until) return last.listens;
    // Whoever posts meanwhile need not ask as well: the one bell that follows tells of its events too.
    remember(tenantId, false);
    const listens = await hasListeners(tenantId);
    remember(tenantId, listens);
    return listens;
  }

  return async (tenantId) => {
    try {
      if (await find(tenantId)) await ring(tenantId);
    } catch (error) {
      log.warn({ err: error, tenant_id: tenantId }, "the relay's bell was not rung");
    }
  };
}
