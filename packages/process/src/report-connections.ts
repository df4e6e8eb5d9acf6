import { Gauge, type Registry } from "prom-client";

/**
 * Reports how a process's database pool is used, asked anew at each scrape: connections by their
 * state on the server, and `waiting`, which are transactions that no connection is free for.
 */
export function reportConnections(
  registry: Registry,
  count: () => Promise<ReadonlyMap<string, number>>,
): void {
  new Gauge({
    name: "quittance_db_connections",
    help: "Database connections of this process by state, and transactions waiting for one.",
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
