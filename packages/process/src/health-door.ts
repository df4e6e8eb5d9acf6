import type { Registry } from "prom-client";
import { healthRoutes } from "./health-routes.ts";
import type { Log } from "./log.ts";
import type { Readiness } from "./readiness.ts";
import { serveHttp } from "./serve.ts";

export interface HealthDoorOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** The address to listen on; every interface by default, because scrapers come from elsewhere. */
  readonly host?: string;
  readonly registry: Registry;
  /** More metrics in Prometheus' text format, from a library with a registry of its own. */
  readonly exportMoreMetrics?: () => Promise<string>;
  isReady(): Promise<Readiness>;
  readonly log: Log;
}

export interface HealthDoor {
  readonly port: number;
  /** Closes the door, and with it /livez: call it last. */
  close(): Promise<void>;
}

const CLOSE_GRACE_MS = 500;

/**
 * Opens the operators' door of a process: /livez, /readyz and /metrics. Throws a
 * ConfigurationError that names METRICS_PORT when the port is taken.
 */
export async function startHealthDoor(options: HealthDoorOptions): Promise<HealthDoor> {
  const { port, host = "0.0.0.0", registry, exportMoreMetrics = async () => "", log } = options;
  const app = healthRoutes(options);
  app.get("/metrics", async (context) => {
    const texts = await Promise.all([registry.metrics(), exportMoreMetrics()]);
    return context.body(texts.join(""), 200, { "content-type": registry.contentType });
  });
  app.onError((error, context) => {
    log.error({ err: error, path: context.req.path }, "the health door could not answer");
    return context.json({ status: "error" }, 500);
  });
  const door = await serveHttp({ app, port, host, variable: "METRICS_PORT" });
  log.info({ port: door.port }, "health door is open");
  return { port: door.port, close: () => door.close(CLOSE_GRACE_MS) };
}
