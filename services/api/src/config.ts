import { networkListVariable, networksVariable } from "@quittance/egress";
import {
  type CertificateFiles,
  ConfigurationError,
  portVariable,
  processVariables,
  readEnvironment,
} from "@quittance/process";
import { keysVariable, type NamedKey } from "@quittance/secrets";
import { z } from "zod";
import type { LimitSettings } from "./limits/open-limits.ts";

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
  BACKLOG_LIMIT: z.coerce.number().int().positive().default(50_000).meta({
    description: "Unfinished payment intents at which new ones are refused with 503.",
  }),
  TLS_CERT_FILE: z.string().optional().meta({
    description:
      "A certificate in PEM, followed by those that lead to its authority: the public door then speaks TLS 1.2 and 1.3 only. A renewed file is in use within 10 seconds.",
  }),
  TLS_KEY_FILE: z.string().optional().meta({
    description: "The private key of TLS_CERT_FILE, in PEM, without a passphrase.",
  }),
  RATE_LIMIT_PER_SECOND: z.coerce.number().int().min(0).default(1_000).meta({
    description:
      "Requests that one key may send in a second, over all api processes; 0 is no limit. `npm start` on the embedded server sets 0.",
  }),
  AUTH_FAILURES_PER_MINUTE: z.coerce.number().int().min(0).default(60).meta({
    description:
      "Requests without a valid key that one address (of IPv6 a /64) may send in a minute before they are refused with 429; 0 is no limit. `npm start` on the embedded server sets 0.",
  }),
  TRUSTED_PROXIES: networkListVariable.meta({
    description:
      "CIDRs, separated by commas, of the proxies in front of the api, whose X-Forwarded-For is believed. By default nobody's is.",
  }),
  WEBHOOK_ALLOWED_NETWORKS: networksVariable,
  WEBHOOK_SECRET_KEYS: keysVariable,
});

export interface ApiConfig extends LimitSettings {
  readonly databaseUrl: string;
  readonly queueUrl: string | undefined;
  readonly queuePrefix?: string;
  readonly port: number;
  readonly metricsPort: number;
  readonly bootstrapApiKey: string | undefined;
  /** What the public door speaks TLS with; plain HTTP without. */
  readonly tls?: CertificateFiles | undefined;
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
    tls: readTls(values.TLS_CERT_FILE, values.TLS_KEY_FILE),
    backlogLimit: values.BACKLOG_LIMIT,
    rateLimitPerSecond: values.RATE_LIMIT_PER_SECOND,
    authFailuresPerMinute: values.AUTH_FAILURES_PER_MINUTE,
    trustedProxies: values.TRUSTED_PROXIES,
    allowedNetworks: values.WEBHOOK_ALLOWED_NETWORKS,
    secretKeys: values.WEBHOOK_SECRET_KEYS,
    logLevel: values.LOG_LEVEL,
    shutdownTimeoutMs: values.SHUTDOWN_TIMEOUT_MS,
    endWithParent: values.QUITTANCE_END_WITH_PARENT === "1",
  };
}

function readTls(certFile?: string, keyFile?: string): CertificateFiles | undefined {
  if (certFile === undefined && keyFile === undefined) return undefined;
  if (certFile !== undefined && keyFile !== undefined) return { certFile, keyFile };
  const [missing, present] =
    certFile === undefined ? ["TLS_CERT_FILE", "TLS_KEY_FILE"] : ["TLS_KEY_FILE", "TLS_CERT_FILE"];
  throw new ConfigurationError([`${missing} is not set, and ${present} is: both are needed.`]);
}
