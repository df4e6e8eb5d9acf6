import { Gauge, type Registry } from "prom-client";

/**
 * Reports how a process's database pool is used, asked anew at each scrape: `open` connections,
 * and transactions that run (`in_transaction`) or that no connection is free for (`waiting`).
 */
export function reportConnections(
  registry: Registry,
  count: () => Promise<ReadonlyMap<string, number>>,
): void {
  new Gauge({
    name: "quittance_db_connections",
    help: "Open database connections of this process, and its transactions that run or wait for one.",
    labelNames: ["state"],
    registers: [registry],
    async collect() {
      this.reset();
      try {
        for (const [state, connections] of await count()) this.set({ state }, connections);
      } catch {
        // A scrape while the database is away still tells everything else.
      }
    },
  });
}
