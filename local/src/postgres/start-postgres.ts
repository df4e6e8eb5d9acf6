import path from "node:path";
import { findFreePort } from "../find-free-port.ts";
import { endProcess } from "../processes/end-process.ts";
import type { Guard } from "../processes/open-guard.ts";
import { Sentence } from "../sentence.ts";
import { chooseOwner, type OsUser } from "./choose-owner.ts";
import { openCluster, SUPERUSER } from "./create-cluster.ts";
import type { PostgresBinaries } from "./find-binaries.ts";
import { launchPostmaster, type Postmaster, type StopMode } from "./launch-postmaster.ts";
import { placeBinaries, placeDataFolder } from "./place-cluster.ts";
import { findRunningPostmaster } from "./postmaster-file.ts";
import { type PostgresSettings, SETTINGS } from "./settings.ts";

/** What a server needs. */
export type PostgresOptions = {
  readonly binaries: PostgresBinaries;
  /** Where its data live; made when it is not there. */
  readonly dataFolder: string;
  /** Ends the server if this process is killed. */
  readonly guard: Guard;
  /** The user to run it as when we are root; by default one that is there already. */
  readonly owner?: OsUser | null;
  /** A port of loopback; by default any free one. */
  readonly port?: number;
  /** Added to the settings every server gets. */
  readonly settings?: PostgresSettings;
  /** Databases to make together with a new cluster. */
  readonly databases?: readonly string[];
  /** True when a server that already runs on the folder can only be left over from a killed run: it is ended. */
  readonly replacesLeftOver?: boolean;
  /** Where its log goes; by default into the data folder. */
  readonly logFile?: string;
};

/** A PostgreSQL server of ours on loopback. */
export type Postgres = {
  readonly port: number;
  /** The pid of the postmaster that runs now, or null when it is stopped. */
  pid(): number | null;
  /** The superuser's URL of one database. */
  url(database: string): string;
  /** Resolves when the server that runs now has ended, whatever the reason. */
  ended(): Promise<void>;
  /** Starts a stopped or dead server again, on the same port. */
  start(): Promise<void>;
  /** "fast" checkpoints and ends; "immediate" ends at once, as in a crash; "kill" is kill -9. */
  stop(mode: StopMode): Promise<void>;
  restart(mode: StopMode): Promise<void>;
};

const PORT_ATTEMPTS = 3;

/**
 * Starts a PostgreSQL server on a data folder and waits until it takes connections. Throws a Sentence
 * when it can not: wrong version, no space, somebody else running on the folder.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const owner = options.owner === undefined ? chooseOwner(options.dataFolder) : options.owner;
  const binaries = placeBinaries(options.binaries, owner);
  const dataFolder = placeDataFolder(options.dataFolder, owner);
  const cluster = await openCluster({
    binaries,
    dataFolder,
    owner,
    databases: options.databases ?? [],
  });
  await clearTheWay(cluster.folder, options.replacesLeftOver ?? false);
  const launch = (port: number): Promise<Postmaster> =>
    launchPostmaster({
      binaries,
      folder: cluster.folder,
      owner,
      port,
      settings: { ...SETTINGS, ...options.settings },
      logFile: options.logFile ?? path.join(dataFolder, "postgres.log"),
      guard: options.guard,
    });

  let { port, postmaster } = await launchOnFreePort(launch, options.port);
  const stop = (mode: StopMode): Promise<void> => postmaster.stop(mode);
  const start = async (): Promise<void> => {
    if (postmaster.isRunning()) return;
    postmaster = await launch(port);
  };
  return {
    port,
    pid: () => (postmaster.isRunning() ? postmaster.pid : null),
    url: (database) => `postgres://${SUPERUSER}:${cluster.password}@127.0.0.1:${port}/${database}`,
    ended: () => postmaster.ended,
    start,
    stop,
    restart: async (mode) => {
      await stop(mode);
      await start();
    },
  };
}

async function clearTheWay(folder: string, replacesLeftOver: boolean): Promise<void> {
  const pid = findRunningPostmaster(folder);
  if (pid === null) return;
  if (replacesLeftOver) return endProcess(pid, "SIGINT");
  throw new Sentence(
    `A PostgreSQL server (process ${pid}) is already running on ${folder}: stop it first.`,
  );
}

/** Between finding a free port and listening on it somebody else may take it: then another one. */
async function launchOnFreePort(
  launch: (port: number) => Promise<Postmaster>,
  wanted: number | undefined,
): Promise<{ port: number; postmaster: Postmaster }> {
  for (let attempt = 1; ; attempt += 1) {
    const port = wanted ?? (await findFreePort());
    try {
      return { port, postmaster: await launch(port) };
    } catch (error) {
      const taken = error instanceof Error && error.message.includes("Address already in use");
      if (!taken || wanted !== undefined || attempt === PORT_ATTEMPTS) throw error;
    }
  }
}
