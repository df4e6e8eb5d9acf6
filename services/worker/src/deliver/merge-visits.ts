import type { EndpointId, TenantId } from "@quittance/domain";

export interface Visits {
  /** Asks for a visit and returns at once. Visits to one endpoint never overlap. */
  ask(tenantId: TenantId, endpoint: EndpointId, lane: Lane): void;
  /** Begins no more visits and resolves when those that have begun are over. */
  finish(): Promise<void>;
}

/** Endpoints whose receivers fail or are slow wait for each other, and never those that do well for them. */
export type Lane = "healthy" | "troubled";

export interface VisitOptions {
  /** How many endpoints of each lane are visited at the same time. */
  readonly visitsMax: Readonly<Record<Lane, number>>;
  /** And how many of one tenant, in each lane. */
  readonly visitsMaxOfTenant: number;
  /** Visits an endpoint. Must not throw. */
  visit(tenantId: TenantId, endpoint: EndpointId): Promise<void>;
}

interface Call {
  readonly tenantId: TenantId;
  readonly endpoint: EndpointId;
  readonly lane: Lane;
}

/**
 * Keeps one visit for each endpoint. Who asks for an endpoint that is being visited has it visited
 * once more after that, because the visit may already have looked and found nothing. Everybody else
 * waits in the order of asking, and a tenant whose share of a lane is used up lets others pass.
 */
export function mergeVisits({ visitsMax, visitsMaxOfTenant, visit }: VisitOptions): Visits {
  const waiting = new Map<EndpointId, Call>();
  const askedAgain = new Map<EndpointId, Call>();
  const running = new Map<EndpointId, { readonly call: Call; readonly over: Promise<void> }>();
  let finishing = false;

  function hasRoom({ tenantId, lane }: Call): boolean {
    const calls = [...running.values()].filter((one) => one.call.lane === lane);
    const own = calls.filter((one) => one.call.tenantId === tenantId);
    return calls.length < visitsMax[lane] && own.length < visitsMaxOfTenant;
  }

  function begin(call: Call): void {
    const { tenantId, endpoint } = call;
    waiting.delete(endpoint);
    const over = visit(tenantId, endpoint).then(() => {
      running.delete(endpoint);
      const again = askedAgain.get(endpoint);
      askedAgain.delete(endpoint);
      if (again !== undefined && !finishing) waiting.set(endpoint, again);
      beginWhatMay();
    });
    running.set(endpoint, { call, over });
  }

  function beginWhatMay(): void {
    if (finishing) return;
    for (const call of waiting.values()) if (hasRoom(call)) begin(call);
  }

  return {
    ask(tenantId, endpoint, lane) {
      if (finishing) return;
      const call = { tenantId, endpoint, lane };
      if (running.has(endpoint)) {
        askedAgain.set(endpoint, call);
        return;
      }
      if (!waiting.has(endpoint)) waiting.set(endpoint, call);
      if (hasRoom(call)) begin(call);
    },
    async finish() {
      finishing = true;
      await Promise.all([...running.values()].map(({ over }) => over));
    },
  };
}
