import { createLog } from "@quittance/process";
import type { OpsConfig } from "../../services/ops/src/config.ts";
import { startOps } from "../../services/ops/src/start-ops.ts";
import { newPrefix, queueUrl } from "../system/queue-under-test.ts";

/** The operators' door over a database, with a queue prefix of its own. */
export interface OpsDoor {
  readonly url: string;
  readonly metricsUrl: string;
  readonly queuePrefix: string;
  /** What ops logged, one object a line. */
  readonly logged: readonly Readonly<Record<string, unknown>>[];
  /** One request as an operator at a browser sends it, unless told otherwise. */
  send(method: string, path: string, options?: SendOptions): Promise<Response>;
  close(): Promise<void>;
}

export interface SendOptions {
  /** `name:password`; null sends none. */
  readonly credentials?: string | null;
  /** The site that the request comes from; by default the door itself. */
  readonly origin?: string;
  /** Sent as a form sends it. */
  readonly form?: Readonly<Record<string, string>>;
}

const OPERATOR = { name: "nightshift", password: "open sesame" };

export async function startOpsDoor(
  databaseUrl: string,
  change: Partial<OpsConfig> = {},
): Promise<OpsDoor> {
  const logged: Readonly<Record<string, unknown>>[] = [];
  const log = createLog({
    name: "ops",
    level: change.logLevel ?? "info",
    destination: { write: (line) => logged.push(JSON.parse(line)) },
  });
  const queuePrefix = newPrefix();
  const ops = await startOps(
    {
      databaseUrl,
      queueUrl: queueUrl(),
      queuePrefix,
      port: 0,
      metricsPort: 0,
      operator: OPERATOR,
      logLevel: "info",
      shutdownTimeoutMs: 5_000,
      endWithParent: false,
      ...change,
    },
    log,
  );
  const url = `http://127.0.0.1:${ops.port}`;
  return {
    url,
    metricsUrl: `http://127.0.0.1:${ops.metricsPort}`,
    queuePrefix,
    logged,
    async send(method, path, options = {}) {
      const { credentials = `${OPERATOR.name}:${OPERATOR.password}`, origin = url, form } = options;
      return await fetch(`${url}${path}`, {
        method,
        redirect: "manual",
        headers: {
          ...(credentials === null ? {} : { Authorization: `Basic ${btoa(credentials)}` }),
          ...(method === "GET" ? {} : { Origin: origin }),
        },
        ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
      });
    },
    close: () => ops.close(),
  };
}
