import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { isCi, type LocalConfig } from "../config.ts";
import { findEmbeddedBinaries, findInstalledBinaries } from "../postgres/find-binaries.ts";
import { removeDataFolder } from "../postgres/place-cluster.ts";
import { startPostgres } from "../postgres/start-postgres.ts";
import type { Guard } from "../processes/open-guard.ts";
import { findRedisBinary } from "../redis/find-on-path.ts";
import { startRedis } from "../redis/start-redis.ts";
import { installMissingTools } from "./install-missing-tools.ts";
import { maySystemInstall } from "./install-system-package.ts";
import type { TestProject } from "./projects.ts";

/** The servers of one test run, and how the tests find them. */
export type TestServers = {
  /** QT_TEST_… variables. */
  readonly environment: Readonly<Record<string, string>>;
  readonly found: ReadonlySet<TestProject["needs"][number]>;
  /** A folder that is removed at the end. */
  readonly folder: string;
  stop(): Promise<void>;
};

type ServersOptions = {
  readonly root: string;
  readonly config: LocalConfig;
  readonly guard: Guard;
  readonly report: (line: string) => void;
};

/** Starts throw-away servers for the tests: PostgreSQL 18 always, PostgreSQL 15 and Redis where they can be had. */
export async function startTestServers(options: ServersOptions): Promise<TestServers> {
  const { guard } = options;
  const binaries = await findServerBinaries(options);
  const folder = mkdtempSync(path.join(tmpdir(), "quittance-test-"));
  // As root, PostgreSQL runs as somebody else, who must get through this folder.
  chmodSync(folder, 0o711);
  const environment: Record<string, string> = {};
  const found = new Set<TestProject["needs"][number]>();
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(stops.map((stopServer) => stopServer()));
    rmSync(folder, { recursive: true, force: true });
  };

  const startCluster = async (major: 18 | 15): Promise<void> => {
    const server = major === 18 ? binaries.postgres18 : binaries.postgres15;
    if (server === null) return;
    const dataFolder = path.join(folder, `postgres-${major}`);
    const postgres = await startPostgres({ binaries: server, dataFolder, guard });
    stops.push(async () => {
      await postgres.stop("immediate");
      removeDataFolder(dataFolder);
    });
    environment[`QT_TEST_PG${major}_URL`] = postgres.url("postgres");
    environment[`QT_TEST_PG${major}_BINARIES`] = server.binFolder;
  };
  try {
    await startCluster(18);
    await startCluster(15);
    if (binaries.postgres15 !== null) found.add("postgres-15");
    if (binaries.redis !== null) {
      found.add("redis-binary");
      environment["QT_TEST_REDIS_BINARY"] = binaries.redis;
    }
    if (options.config.REDIS_URL !== undefined) {
      environment["QT_TEST_REDIS_URL"] = options.config.REDIS_URL;
      found.add("redis");
    } else if (binaries.redis !== null) {
      const redis = await startRedis({
        binary: binaries.redis,
        folder: path.join(folder, "redis"),
        guard,
      });
      stops.push(() => redis.stop());
      environment["QT_TEST_REDIS_URL"] = redis.url;
      found.add("redis");
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return { environment, found, folder, stop };
}

async function findServerBinaries({ root, config, report }: ServersOptions) {
  if (isCi(config) && maySystemInstall()) await installMissingTools(root, report);
  return {
    postgres18: findEmbeddedBinaries(),
    postgres15: findInstalledBinaries(15),
    redis: findRedisBinary(),
  };
}
