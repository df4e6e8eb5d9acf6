import { networksVariable } from "@quittance/egress";
import { portVariable, processVariables, readEnvironment } from "@quittance/process";
import { keysVariable, type NamedKey } from "@quittance/secrets";
import { z } from "zod";

/** The environment variables of the api; `.env.example` is printed from it. */
export const environmentSchema = z.object({
  ...processVariables,
  PORT: portVariable.default(3000).meta({ description: "The public door." }),
  METRICS_PORT: portVariable.default(9464).meta({
    description: "Where this process serves /metrics, /livez and /readyz; 0 takes any free port.",
  }),
  BOOTSTRAP_API_KEY: z.string().optional().meta({
    description:
      "A key qt_test_… or qt_live_… that is made valid at the start, with all scopes, for the first tenant.",
  }),
  BACKLOG_LIMIT: z.coerce.number().int().positive().default(100_000).meta({
    description: "Unfinished payment intents at which new ones are refused with 503.",
  }),
  WEBHOOK_ALLOWED_NETWORKS: networksVariable,
  WEBHOOK_SECRET_KEYS: keysVariable,
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
  /** Master keys of webhook secrets; the first one seals. */
  readonly secretKeys?: readonly NamedKey[];
  readonly logLevel: string;
  readonly shutdownTimeoutMs: number;
  readonly endWithParent: boolean;
}

/** The API's settings. The only place that reads its environment. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): ApiConfig {
  const values = readEnvironment(environmentSchema, env);
  return {
    databaseUrl: values.DATABASE_URL,
    queueUrl: values.QUEUE_URL,
    port: values.PORT,
    metricsPort: values.METRICS_PORT,
    bootstrapApiKey: values.BOOTSTRAP_API_KEY,
    backlogLimit: values.BACKLOG_LIMIT,
    allowedNetworks: values.WEBHOOK_ALLOWED_NETWORKS,
    secretKeys: values.WEBHOOK_SECRET_KEYS,
    logLevel: values.LOG_LEVEL,
    shutdownTimeoutMs: values.SHUTDOWN_TIMEOUT_MS,
    endWithParent: values.QUITTANCE_END_WITH_PARENT === "1",
  };
}
