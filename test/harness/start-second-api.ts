import { createLog } from "@quittance/process";
import type { ApiConfig } from "../../services/api/src/config.ts";
import { type RunningApi, startApi } from "../../services/api/src/start-api.ts";
import { newPrefix, queueUrl } from "../system/queue-under-test.ts";
import { NO_LIMITS, type Stack } from "./start-stack.ts";

/** Starts another process of the api, as it were, on the database of a stack. */
export const startSecondApi = (
  { database }: Stack,
  change: Partial<ApiConfig> = {},
): Promise<RunningApi> =>
  startApi(
    {
      databaseUrl: database.url,
      queueUrl: queueUrl(),
      queuePrefix: newPrefix(),
      port: 0,
      metricsPort: 0,
      bootstrapApiKey: undefined,
      ...NO_LIMITS,
      allowedNetworks: [],
      logLevel: "silent",
      shutdownTimeoutMs: 5_000,
      endWithParent: false,
      ...change,
    },
    createLog({ name: "test", level: "silent" }),
  );
