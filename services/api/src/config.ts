import { readEnvironment } from "@quittance/process";
import { z } from "zod";

const port = z.coerce.number().int().min(0).max(65_535);

const schema = z.object({
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, "a postgres:// URL is expected"),
  QUEUE_URL: z
    .string()
    .regex(/^(rediss?|postgres(ql)?):\/\//, "a redis://, rediss:// or postgres:// URL is expected")
    .optional(),
  PORT: port.default(3000),
  METRICS_PORT: port.default(9464),
  BOOTSTRAP_API_KEY: z.string().optional(),
  BACKLOG_LIMIT: z.coerce.number().int().positive().default(200_000),
  WEBHOOK_ALLOWED_NETWORKS: z
    .string()
    .default("")
    .transform((text) =>
      text
        .split(",")
        .map((network) => network.trim())
        .filter(Boolean),
    ),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
  SHUTDOWN_TIMEOUT_MS: z.coerce.number().int().positive().default(10_000),
  QUITTANCE_END_WITH_PARENT: z.enum(["0", "1"]).default("0"),
});

export interface ApiConfig {
  readonly databaseUrl: string;
  readonly queueUrl: string | undefined;
  readonly queuePrefix?: string;
  readonly port: number;
  readonly metricsPort: number;
  readonly bootstrapApiKey: string | undefined;
  /** Unfinished intents at which new ones are refused with 503. */
  readonly backlogLimit: number;
  /** CIDRs that webhooks may reach although they are not public. */
  readonly allowedNetworks: readonly string[];
  readonly logLevel: string;
  readonly shutdownTimeoutMs: number;
  readonly endWithParent: boolean;
}

/** The API's settings. The only place that reads its environment. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): ApiConfig {
  const values = readEnvironment(schema, env);
  return {
    databaseUrl: values.DATABASE_URL,
    queueUrl: values.QUEUE_URL,
    port: values.PORT,
    metricsPort: values.METRICS_PORT,
    bootstrapApiKey: values.BOOTSTRAP_API_KEY,
    backlogLimit: values.BACKLOG_LIMIT,
    allowedNetworks: values.WEBHOOK_ALLOWED_NETWORKS,
    logLevel: values.LOG_LEVEL,
    shutdownTimeoutMs: values.SHUTDOWN_TIMEOUT_MS,
    endWithParent: values.QUITTANCE_END_WITH_PARENT === "1",
  };
}
