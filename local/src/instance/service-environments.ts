import type { LocalConfig } from "../config.ts";
import type { Doors } from "./choose-doors.ts";
import type { Credentials } from "./credentials.ts";

/** The services of an instance, in the order in which they start. */
export const SERVICES = ["api", "worker", "ops"] as const;
export type ServiceName = (typeof SERVICES)[number];

/** Where webhooks of an instance on the embedded server may go besides the public internet. */
export const LOOPBACK_NETWORKS = "127.0.0.0/8,::1/128";

type EnvironmentOptions = {
  readonly inherited: NodeJS.ProcessEnv;
  readonly config: LocalConfig;
  readonly credentials: Credentials;
  readonly doors: Doors;
  readonly databaseUrl: string;
};

/** The environment of each service: what we were given, and what was settled since. */
export function serviceEnvironments(
  options: EnvironmentOptions,
): Record<ServiceName, NodeJS.ProcessEnv> {
  const { config, credentials, doors } = options;
  const common: NodeJS.ProcessEnv = {
    ...options.inherited,
    DATABASE_URL: options.databaseUrl,
    // The guard ends them too; this holds even when the guard itself is gone.
    QUITTANCE_END_WITH_PARENT: "1",
    ...(config.DATABASE_URL === undefined ? embeddedDefaults(config, credentials) : {}),
  };
  return {
    api: {
      ...common,
      PORT: String(doors.api),
      METRICS_PORT: String(doors.metrics.api),
      BOOTSTRAP_API_KEY: credentials.apiKey,
    },
    worker: { ...common, METRICS_PORT: String(doors.metrics.worker) },
    ops: {
      ...common,
      OPS_PORT: String(doors.ops),
      METRICS_PORT: String(doors.metrics.ops),
      OPS_USER: credentials.opsUser,
      OPS_PASSWORD: credentials.opsPassword,
    },
  };
}

/**
 * On the embedded server nobody is outside: receivers run on this machine, and one key does all the
 * work. Its data and the key that seals secrets in it lie in one folder. Another database is sealed
 * with its operator's keys, which others who work on it have too.
 */
function embeddedDefaults(config: LocalConfig, credentials: Credentials): NodeJS.ProcessEnv {
  return {
    WEBHOOK_SECRET_KEYS: credentials.webhookSecretKeys,
    WEBHOOK_ALLOWED_NETWORKS: config.WEBHOOK_ALLOWED_NETWORKS ?? LOOPBACK_NETWORKS,
    RATE_LIMIT_PER_SECOND: config.RATE_LIMIT_PER_SECOND ?? "0",
    AUTH_FAILURES_PER_MINUTE: config.AUTH_FAILURES_PER_MINUTE ?? "0",
  };
}
