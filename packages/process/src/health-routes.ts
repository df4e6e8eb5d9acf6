import { Hono } from "hono";
import type { ReadinessGate } from "./readiness.ts";

/**
 * GET /livez says that the process runs; GET /readyz says whether it can work, with 503 and the
 * names of what is missing when it can not. For mounting on a door of any service.
 */
export function healthRoutes(gate: Pick<ReadinessGate, "isReady">): Hono {
  const routes = new Hono();
  routes.get("/livez", (context) => context.json({ status: "live" }));
  routes.get("/readyz", async (context) => {
    const readiness = await gate.isReady();
    if (readiness.ready) return context.json({ status: "ready" });
    return context.json({ status: "not_ready", missing: readiness.missing }, 503);
  });
  return routes;
}
