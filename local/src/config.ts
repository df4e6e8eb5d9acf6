import { processVariables, readEnvironment } from "@quittance/process";
import { z } from "zod";

const port = (fallback: number, max = 65_535) =>
  z.coerce.number().int().min(0).max(max).default(fallback);

const schema = z.object({
  DATABASE_URL: processVariables.DATABASE_URL.optional(),
  PORT: port(3000),
  OPS_PORT: port(3001),
  // The two ports above it are taken too.
  METRICS_PORT: port(9464, 65_533),
  BOOTSTRAP_API_KEY: z.string().optional(),
  OPS_USER: z.string().default("ops"),
  OPS_PASSWORD: z.string().optional(),
  WEBHOOK_ALLOWED_NETWORKS: z.string().optional(),
  WEBHOOK_SECRET_KEYS: z.string().optional(),
  RATE_LIMIT_PER_SECOND: z.string().optional(),
  AUTH_FAILURES_PER_MINUTE: z.string().optional(),
  TLS_CERT_FILE: z.string().optional(),
  REDIS_URL: z.string().optional(),
  QUITTANCE_URL: z.string().optional(),
  QUITTANCE_API_KEY: z.string().optional(),
  CI: z.string().optional(),
});

/** What the commands of this folder take from the environment. The services read the rest themselves. */
export type LocalConfig = z.output<typeof schema>;

/** Reads the settings of `npm start` and the other commands; throws one sentence for each wrong one. */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): LocalConfig {
  return readEnvironment(schema, environment);
}

/** True where a machine runs this and nobody can install what is missing by hand. */
export const isCi = (config: LocalConfig): boolean =>
  config.CI !== undefined && config.CI !== "false" && config.CI !== "0";
