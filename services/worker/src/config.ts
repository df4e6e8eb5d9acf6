import { dnsServersVariable, networksVariable } from "@quittance/egress";
import { portVariable, processVariables, readEnvironment } from "@quittance/process";
import { keysVariable, type NamedKey } from "@quittance/secrets";
import { z } from "zod";

export const WORKER_ROLES = ["post", "relay", "deliver", "clock"] as const;
export type WorkerRole = (typeof WORKER_ROLES)[number];

/** The environment variables of the worker; `.env.example` is printed from it. */
export const environmentSchema = z.object({
  ...processVariables,
  WORKER_ROLES: z
    .string()
    .default(WORKER_ROLES.join(","))
    .transform((text) => text.split(",").map((role) => role.trim()))
    .pipe(z.array(z.enum(WORKER_ROLES)).nonempty())
    .meta({
      description:
        "What this worker does, separated by commas: post decides intents, relay turns events into deliveries, deliver sends webhooks, clock rings again for what is late and audits the books.",
    }),
  WEBHOOK_ALLOWED_NETWORKS: networksVariable,
  WEBHOOK_DNS_SERVERS: dnsServersVariable,
  WEBHOOK_SECRET_KEYS: keysVariable,
  AUDIT_INTERVAL_SECONDS: z.coerce.number().min(1).max(3_600).default(10).meta({
    description: "How often the clock audits what changed in the books; everything once a day.",
  }),
  METRICS_PORT: portVariable.default(9465).meta({
    description: "Where this process serves /metrics, /livez and /readyz; 0 takes any free port.",
  }),
});

export interface WorkerConfig {
  readonly databaseUrl: string;
  readonly queueUrl: string | undefined;
  readonly queuePrefix?: string;
  readonly roles: ReadonlySet<WorkerRole>;
  /** CIDRs that webhooks may reach although they are not public. */
  readonly allowedNetworks: readonly string[];
  /** Who resolves the names of receivers; the system's servers when there are none. */
  readonly dnsServers?: readonly string[];
  /** Master keys of webhook secrets; the first one seals. */
  readonly secretKeys?: readonly NamedKey[];
  readonly auditIntervalMs: number;
  readonly metricsPort: number;
  readonly logLevel: string;
  readonly shutdownTimeoutMs: number;
  readonly endWithParent: boolean;
}

/** The worker's settings. The only place that reads its environment. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): WorkerConfig {
  const values = readEnvironment(environmentSchema, env);
  return {
    databaseUrl: values.DATABASE_URL,
    queueUrl: values.QUEUE_URL,
    roles: new Set(values.WORKER_ROLES),
    allowedNetworks: values.WEBHOOK_ALLOWED_NETWORKS,
    dnsServers: values.WEBHOOK_DNS_SERVERS,
    secretKeys: values.WEBHOOK_SECRET_KEYS,
    auditIntervalMs: values.AUDIT_INTERVAL_SECONDS * 1_000,
    metricsPort: values.METRICS_PORT,
    logLevel: values.LOG_LEVEL,
    shutdownTimeoutMs: values.SHUTDOWN_TIMEOUT_MS,
    endWithParent: values.QUITTANCE_END_WITH_PARENT === "1",
  };
}
