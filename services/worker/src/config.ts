import { readEnvironment } from "@quittance/process";
import { z } from "zod";

export const WORKER_ROLES = ["post", "relay", "deliver", "clock"] as const;
export type WorkerRole = (typeof WORKER_ROLES)[number];

const schema = z.object({
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, "a postgres:// URL is expected"),
  QUEUE_URL: z
    .string()
    .regex(/^(rediss?|postgres(ql)?):\/\//, "a redis://, rediss:// or postgres:// URL is expected")
    .optional(),
  WORKER_ROLES: z
    .string()
    .default(WORKER_ROLES.join(","))
    .transform((text) => text.split(",").map((role) => role.trim()))
    .pipe(z.array(z.enum(WORKER_ROLES)).nonempty()),
  WEBHOOK_ALLOWED_NETWORKS: z
    .string()
    .default("")
    .transform((text) =>
      text
        .split(",")
        .map((network) => network.trim())
        .filter(Boolean),
    ),
  METRICS_PORT: z.coerce.number().int().min(0).max(65_535).default(9465),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
  SHUTDOWN_TIMEOUT_MS: z.coerce.number().int().positive().default(10_000),
  QUITTANCE_END_WITH_PARENT: z.enum(["0", "1"]).default("0"),
});

export interface WorkerConfig {
  readonly databaseUrl: string;
  readonly queueUrl: string | undefined;
  readonly queuePrefix?: string;
  readonly roles: ReadonlySet<WorkerRole>;
  /** CIDRs that webhooks may reach although they are not public. */
  readonly allowedNetworks: readonly string[];
  readonly metricsPort: number;
  readonly logLevel: string;
  readonly shutdownTimeoutMs: number;
  readonly endWithParent: boolean;
}

/** The worker's settings. The only place that reads its environment. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): WorkerConfig {
  const values = readEnvironment(schema, env);
  return {
    databaseUrl: values.DATABASE_URL,
    queueUrl: values.QUEUE_URL,
    roles: new Set(values.WORKER_ROLES),
    allowedNetworks: values.WEBHOOK_ALLOWED_NETWORKS,
    metricsPort: values.METRICS_PORT,
    logLevel: values.LOG_LEVEL,
    shutdownTimeoutMs: values.SHUTDOWN_TIMEOUT_MS,
    endWithParent: values.QUITTANCE_END_WITH_PARENT === "1",
  };
}
