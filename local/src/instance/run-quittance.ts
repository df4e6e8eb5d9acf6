import { mkdirSync } from "node:fs";
import path from "node:path";
import type { LocalConfig } from "../config.ts";
import { findEmbeddedBinaries } from "../postgres/find-binaries.ts";
import { type Postgres, startPostgres } from "../postgres/start-postgres.ts";
import type { Life } from "../processes/keep-running.ts";
import { openLogFile, rotateLog } from "../processes/log-file.ts";
import type { Guard } from "../processes/open-guard.ts";
import { readableLine } from "../processes/readable-line.ts";
import { NODE, runScript } from "../processes/run-script.ts";
import { runService } from "../processes/run-service.ts";
import { runTogether } from "../processes/run-together.ts";
import { Sentence } from "../sentence.ts";
import { chooseDoors, type Doors } from "./choose-doors.ts";
import { readOrMakeCredentials } from "./credentials.ts";
import { holdDataFolder } from "./hold-data-folder.ts";
import type { Instance } from "./instance.ts";
import { publishInstance, withdrawInstance } from "./instance-file.ts";
import { keepPostgresRunning } from "./keep-postgres-running.ts";
import { LOOPBACK_NETWORKS, SERVICES, serviceEnvironments } from "./service-environments.ts";
import { waitUntilReady } from "./wait-until-ready.ts";

/** The database of a local instance, on its own server. */
export const DATABASE = "quittance";

export type QuittanceOptions = {
  /** Folder of the repository. */
  readonly root: string;
  /** Where the instance keeps its data, its credentials and its logs. */
  readonly dataFolder: string;
  readonly config: LocalConfig;
  readonly guard: Guard;
  /** Stops everything, in order: services, then PostgreSQL. */
  readonly signal: AbortSignal;
  /** Receives one line for the reader. */
  readonly report: (line: string) => void;
  /** Called once, when every door answers. Everything stops when it throws. */
  readonly onReady: (instance: Instance) => Promise<void>;
};

/**
 * Runs a whole local instance until the signal aborts: PostgreSQL (unless DATABASE_URL names one), the
 * migrations, api, worker and ops. Leaves nothing running, however it ends.
 */
export async function runQuittance(options: QuittanceOptions): Promise<void> {
  const { dataFolder, config, guard } = options;
  const hold = await holdDataFolder(dataFolder, guard.pid);
  try {
    const doors = await chooseDoors(config);
    if (config.DATABASE_URL !== undefined) {
      await runServices(options, doors, config.DATABASE_URL);
    } else {
      await withPostgres(options, (postgres, life) =>
        runServices(options, doors, postgres.url(DATABASE), life),
      );
    }
  } finally {
    withdrawInstance(dataFolder);
    hold.release();
  }
}

async function withPostgres(
  { dataFolder, guard, report, signal }: QuittanceOptions,
  use: (postgres: Postgres, life: Life) => Promise<void>,
): Promise<void> {
  const logFile = path.join(dataFolder, "logs", "postgres.log");
  rotateLog(logFile);
  const postgres = await startPostgres({
    binaries: findEmbeddedBinaries(),
    dataFolder: path.join(dataFolder, "postgres"),
    databases: [DATABASE],
    guard,
    logFile,
    // We hold the data folder, so whoever started a server on it is gone.
    replacesLeftOver: true,
  });
  try {
    if (!signal.aborted) await use(postgres, keepPostgresRunning(postgres, logFile, report));
  } finally {
    await postgres.stop("fast");
  }
}

async function runServices(
  options: QuittanceOptions,
  doors: Doors,
  databaseUrl: string,
  postgresLife?: Life,
): Promise<void> {
  const { root, dataFolder, config, guard, report, signal } = options;
  const credentials = readOrMakeCredentials(dataFolder, config);
  const environments = serviceEnvironments({
    inherited: process.env,
    config,
    credentials,
    doors,
    databaseUrl,
  });
  await migrate(root, environments.api);
  const logFolder = path.join(dataFolder, "logs");
  mkdirSync(logFolder, { recursive: true });
  const services = SERVICES.map((name) =>
    runService({
      name,
      root,
      script: path.join("services", name, "src", "main.ts"),
      environment: environments[name],
      log: openLogFile(path.join(logFolder, `${name}.log`), (line) => {
        const readable = readableLine(name, line);
        if (readable !== null) report(readable);
      }),
      guard,
      report,
    }),
  );
  const instance: Instance = {
    url: `${config.TLS_CERT_FILE === undefined ? "http" : "https"}://localhost:${doors.api}`,
    opsUrl: `http://localhost:${doors.ops}`,
    apiKey: credentials.apiKey,
    opsUser: credentials.opsUser,
    opsPassword: credentials.opsPassword,
    metricsUrls: {
      api: `http://localhost:${doors.metrics.api}/metrics`,
      worker: `http://localhost:${doors.metrics.worker}/metrics`,
      ops: `http://localhost:${doors.metrics.ops}/metrics`,
    },
    logFolder,
    webhookNetworksOpened:
      config.DATABASE_URL === undefined && config.WEBHOOK_ALLOWED_NETWORKS === undefined
        ? LOOPBACK_NETWORKS
        : null,
  };
  const announce: Life = {
    name: "ready",
    run: async (stopping) => {
      try {
        await Promise.all(
          SERVICES.map((name) =>
            waitUntilReady(name, `http://127.0.0.1:${doors.metrics[name]}`, stopping),
          ),
        );
      } catch (error) {
        if (stopping.aborted) return;
        throw error;
      }
      publishInstance(dataFolder, instance);
      await options.onReady(instance);
    },
  };
  const others = postgresLife === undefined ? [] : [postgresLife];
  await runTogether([...services, announce, ...others], signal);
}

async function migrate(root: string, environment: NodeJS.ProcessEnv): Promise<void> {
  const { exitCode, output } = await runScript([...NODE, "packages/db/src/main.ts", "migrate"], {
    root,
    environment,
    output: "keep",
  });
  if (exitCode === 0) return;
  throw new Sentence(`The migrations failed:\n${output.trim().split("\n").slice(-15).join("\n")}`);
}
