import { type Log, logOfPlainFields } from "@quittance/process";
import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../app-env.ts";
import type { ApiMetrics } from "../metrics.ts";
import { answeringRoute } from "../request/answering-route.ts";

/**
 * Counts and times every request by its route, never by its path: ids must not become labels. Ids
 * go into the one log line of a request. Requests that write are logged, those that only read when
 * the level is debug, or when they failed.
 */
export function observeRequest(metrics: ApiMetrics, log: Log) {
  const lines = logOfPlainFields(log);
  return createMiddleware<AppEnv>(async (c, next) => {
    const startedAt = performance.now();
    await next();
    const seconds = (performance.now() - startedAt) / 1_000;
    const labels = { method: c.req.method, route: answeringRoute(c) };
    const status = c.res.status;
    metrics.httpRequests.inc({ ...labels, status: String(status) });
    metrics.httpSeconds.observe(labels, seconds);
    const line = {
      request_id: c.get("requestId"),
      ...labels,
      status,
      duration_s: seconds,
      intent_ids: c.get("intentIds"),
    };
    if (status >= 500) lines.warn(line, "request");
    else if (c.req.method === "GET") lines.debug(line, "request");
    else lines.info(line, "request");
  });
}
