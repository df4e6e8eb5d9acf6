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
  /** Visits an endpoint. Must not throw. */
  visit(tenantId: TenantId, endpoint: EndpointId, turn: Turn): Promise<void>;
}

/** What a visit learns while it lasts. */
export interface Turn {
  /** Says before a look at what is due that the look sees to all asks so far. */
  heed(): void;
  /** Resolves when the endpoint is asked for, or was since the last `heed`: there may be something new. */
  asked(): Promise<void>;
  /** Whether others wait for a place in its lane. */
  isWanted(): boolean;
}

interface Call {
  readonly tenantId: TenantId;
  readonly endpoint: EndpointId;
  readonly lane: Lane;
}

interface Visit {
  readonly call: Call;
  over: Promise<void>;
  /** The last ask that the visit has not heeded. */
  unheeded: Call | undefined;
  /** Ends the last wait for an ask. Nobody may be waiting any more, so waking alone heeds nothing. */
  wake: () => void;
}

/**
 * Keeps one visit for each endpoint. Who asks for an endpoint that is being visited is heeded by the
 * visit, or has it visited once more after it. Everybody else waits in the order of asking, and a
 * tenant that has as many places of a lane as are free lets others pass: alone it gets half of them,
 * and those who share a lane always leave places for one who comes next.
 */
export function mergeVisits({ visitsMax, visit }: VisitOptions): Visits {
  const waiting = new Map<EndpointId, Call>();
  const running = new Map<EndpointId, Visit>();
  let finishing = false;

  function hasRoom({ tenantId, lane }: Call): boolean {
    const calls = [...running.values()].filter((one) => one.call.lane === lane);
    const own = calls.filter((one) => one.call.tenantId === tenantId);
    return own.length < visitsMax[lane] - calls.length;
  }

  function begin(call: Call): void {
    const { tenantId, endpoint, lane } = call;
    waiting.delete(endpoint);
    const own: Visit = { call, over: Promise.resolve(), unheeded: undefined, wake: () => {} };
    running.set(endpoint, own);
    const turn: Turn = {
      isWanted: () => [...waiting.values()].some((one) => one.lane === lane),
      heed() {
        own.unheeded = undefined;
      },
      asked() {
        if (own.unheeded !== undefined) return Promise.resolve();
        return new Promise((resolve) => (own.wake = resolve));
      },
    };
    own.over = visit(tenantId, endpoint, turn).then(() => {
      running.delete(endpoint);
      if (own.unheeded !== undefined && !finishing) waiting.set(endpoint, own.unheeded);
      beginWhatMay();
    });
  }

  function beginWhatMay(): void {
    if (finishing) return;
    for (const call of waiting.values()) if (hasRoom(call)) begin(call);
  }

  return {
    ask(tenantId, endpoint, lane) {
      if (finishing) return;
      const call = { tenantId, endpoint, lane };
      const visiting = running.get(endpoint);
      if (visiting !== undefined) {
        visiting.unheeded = call;
        visiting.wake();
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
