import { collectDefaultMetrics, Gauge, Registry } from "prom-client";

/**
 * Creates the registry of a process, with prom-client's default metrics of Node and one series
 * that says which process this is.
 */
export function createMetrics(processName: string): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: "quittance_process_info",
    help: "Which process this is; always 1.",
    labelNames: ["process"],
    registers: [registry],
  }).set({ process: processName }, 1);
  return registry;
}
