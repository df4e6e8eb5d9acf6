import { portVariable, processVariables, readEnvironment } from "@quittance/process";
import { z } from "zod";

/** The environment variables of ops; `.env.example` is printed from it. */
export const environmentSchema = z.object({
  ...processVariables,
  OPS_PORT: portVariable.default(3001).meta({
    description: "The operators' door: overview and queue dashboard.",
  }),
  METRICS_PORT: portVariable.default(9466).meta({
    description: "Where this process serves /metrics, /livez and /readyz; 0 takes any free port.",
  }),
  OPS_USER: z
    .string()
    // Basic authentication separates name and password with the first colon.
    .regex(/^[^:]+$/, "a name without a colon is expected")
    .default("ops")
    .meta({ description: "The operators' name at their door." }),
  OPS_PASSWORD: z
    .string("choose the password that opens the operators' door, and set it")
    .meta({ description: "The operators' password at their door; ops does not start without it." }),
});

export interface OpsConfig {
  readonly databaseUrl: string;
  readonly queueUrl: string | undefined;
  readonly queuePrefix?: string;
  readonly port: number;
  readonly metricsPort: number;
  readonly operator: { readonly name: string; readonly password: string };
  readonly logLevel: string;
  readonly shutdownTimeoutMs: number;
  readonly endWithParent: boolean;
}

/** The operators' settings. The only place that reads the environment of ops. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): OpsConfig {
  const values = readEnvironment(environmentSchema, env);
  return {
    databaseUrl: values.DATABASE_URL,
    queueUrl: values.QUEUE_URL,
    port: values.OPS_PORT,
    metricsPort: values.METRICS_PORT,
    operator: { name: values.OPS_USER, password: values.OPS_PASSWORD },
    logLevel: values.LOG_LEVEL,
    shutdownTimeoutMs: values.SHUTDOWN_TIMEOUT_MS,
    endWithParent: values.QUITTANCE_END_WITH_PARENT === "1",
  };
}
