import { execFileSync } from "node:child_process";
import os from "node:os";
import { asSuperuser } from "../servers/bench-database.ts";
import type { Servers } from "../servers/start-servers.ts";

/** What the numbers belong to, one line each: a name and what it is. */
export type Machine = Readonly<Record<string, string>>;

/** Asked of the server, not of our own settings: what counts is what it runs with. */
const SETTINGS_TOLD = [
  "fsync",
  "synchronous_commit",
  "full_page_writes",
  "wal_sync_method",
  "data_checksums",
  "wal_level",
  "shared_buffers",
  "max_wal_size",
  "checkpoint_timeout",
  "wal_compression",
  "max_connections",
  "max_locks_per_transaction",
  "track_commit_timestamp",
] as const;

/** Describes the machine, the versions and the settings of a run. */
export async function describeMachine(servers: Servers): Promise<Machine> {
  const cpus = os.cpus();
  return {
    machine: `${cpus[0]?.model ?? "unknown"}, ${cpus.length} processors, ${Math.round(os.totalmem() / 2 ** 30)} GB`,
    system: `${os.type()} ${os.release()} ${os.arch()}`,
    "load before": os
      .loadavg()
      .map((load) => load.toFixed(2))
      .join(" "),
    node: process.version,
    ...(await describePostgres(servers)),
    ...(servers.redisUrl === null
      ? { queue: "PostgreSQL: there is no redis-server on PATH" }
      : { queue: "Redis (appendonly yes, appendfsync everysec, maxmemory-policy noeviction)" }),
    commit: commitOf(),
  };
}

function describePostgres(servers: Servers): Promise<Machine> {
  return asSuperuser(servers, async (admin) => {
    const [server] = await admin<[{ version: string }]>`select version()`;
    const settings = await admin<{ name: string; value: string }[]>`
      select name, current_setting(name) as value from pg_settings
        where name in ${admin(SETTINGS_TOLD)} order by name`;
    return {
      postgresql: server.version.split(",")[0] ?? server.version,
      settings: settings.map(({ name, value }) => `${name}=${value}`).join(" "),
    };
  });
}

function commitOf(): string {
  try {
    const git = (...args: string[]) =>
      execFileSync("git", args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
    const changed = git("status", "--porcelain") === "" ? "" : " with changes";
    return `${git("rev-parse", "--short", "HEAD")}${changed}`;
  } catch {
    return "unknown";
  }
}
