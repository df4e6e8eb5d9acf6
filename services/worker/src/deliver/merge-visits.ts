import type { EndpointId, TenantId } from "@quittance/domain";

export interface Visits {
  /** Asks for a visit; resolves when it has begun. Visits to one endpoint never overlap. */
  ask(tenantId: TenantId, endpoint: EndpointId): Promise<void>;
  /** Begins no more visits and resolves when those that have begun are over. */
  finish(): Promise<void>;
}

export interface VisitOptions {
  /** How many endpoints are visited at the same time. */
  readonly visitsMax: number;
  /** Visits an endpoint. Must not throw. */
  visit(tenantId: TenantId, endpoint: EndpointId): Promise<void>;
}

/**
 * Keeps one visit for each endpoint. Who asks for an endpoint that is being visited has it visited
 * once more after that, because the visit may already have looked and found nothing.
 */
export function mergeVisits({ visitsMax, visit }: VisitOptions): Visits {
  const askedAgain = new Map<EndpointId, boolean>();
  const visits = new Set<Promise<void>>();
  let finishing = false;

  async function visitUntilNobodyAsks(tenantId: TenantId, endpoint: EndpointId): Promise<void> {
    do {
      askedAgain.set(endpoint, false);
      await visit(tenantId, endpoint);
    } while (!finishing && askedAgain.get(endpoint) === true);
    askedAgain.delete(endpoint);
  }

  return {
    async ask(tenantId, endpoint) {
      while (visits.size >= visitsMax && !askedAgain.has(endpoint)) await Promise.race(visits);
      if (finishing) return;
      if (askedAgain.has(endpoint)) {
        askedAgain.set(endpoint, true);
        return;
      }
      const visiting = visitUntilNobodyAsks(tenantId, endpoint);
      visits.add(visiting);
      void visiting.finally(() => visits.delete(visiting));
    },
    async finish() {
      finishing = true;
      await Promise.all(visits);
    },
  };
}
