/** Whether a process can do its work now, and what it lacks otherwise. */
export type Readiness =
  | { readonly ready: true }
  | { readonly ready: false; readonly missing: readonly string[] };

/** Says whether one dependency answers. Throwing counts as no. */
export type ReadinessCheck = () => Promise<boolean>;

export interface ReadinessGate {
  /** Asks every dependency. Never throws and never takes longer than the checks' timeout. */
  isReady(): Promise<Readiness>;
  /** From now on the process says that it is not ready, so that load balancers leave it alone. */
  startDraining(): void;
}

export interface ReadinessOptions {
  /** The dependencies by the name that operators read, for example `postgresql`. */
  readonly checks: Readonly<Record<string, ReadinessCheck>>;
  /** How long a dependency may take to answer before it counts as missing; 2 s by default. */
  readonly checkTimeoutMs?: number;
}

/** Creates the gate that answers /readyz, on the health door and on a service's main door alike. */
export function createReadiness(options: ReadinessOptions): ReadinessGate {
  const { checks, checkTimeoutMs = 2_000 } = options;
  let draining = false;

  return {
    async isReady() {
      if (draining) return { ready: false, missing: ["draining"] };
      const answers = await Promise.all(
        Object.entries(checks).map(async ([name, check]) => ({
          name,
          present: await answersInTime(check, checkTimeoutMs),
        })),
      );
      const missing = answers.filter(({ present }) => !present).map(({ name }) => name);
      return missing.length === 0 ? { ready: true } : { ready: false, missing };
    },
    startDraining() {
      draining = true;
    },
  };
}

async function answersInTime(check: ReadinessCheck, timeoutMs: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(false), timeoutMs);
  // The check starts inside the promise chain so that one that throws at once counts as no.
  Promise.resolve()
    .then(check)
    .then(resolve, () => resolve(false));
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
  }
}
