import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { SUPERUSER } from "../postgres/create-cluster.ts";
import { findEmbeddedBinaries } from "../postgres/find-binaries.ts";
import { findRunningPostmaster, readPostmasterFile } from "../postgres/postmaster-file.ts";
import { startPostgres } from "../postgres/start-postgres.ts";
import type { Guard } from "../processes/open-guard.ts";
import { Sentence } from "../sentence.ts";
import { holdDataFolder } from "./hold-data-folder.ts";
import { DATABASE } from "./run-quittance.ts";

/**
 * Calls `use` with the URL of the local instance's database. Its server may be running; if not, it
 * runs as long as `use` does. Throws a Sentence when there is no local instance yet.
 */
export async function withLocalDatabase<Result>(
  { dataFolder, guard }: { readonly dataFolder: string; readonly guard: Guard },
  use: (url: string) => Promise<Result>,
): Promise<Result> {
  const serverFolder = path.join(dataFolder, "postgres");
  if (!existsSync(path.join(serverFolder, "cluster"))) {
    throw new Sentence(
      `There are no books in ${dataFolder} yet: start Quittance first, or name a database with DATABASE_URL.`,
    );
  }
  const running = urlOfRunning(serverFolder);
  if (running !== undefined) return use(running);
  const hold = await holdDataFolder(dataFolder, guard.pid);
  try {
    const postgres = await startPostgres({
      binaries: findEmbeddedBinaries(),
      dataFolder: serverFolder,
      guard,
      replacesLeftOver: true,
    });
    try {
      return await use(postgres.url(DATABASE));
    } finally {
      await postgres.stop("fast");
    }
  } finally {
    hold.release();
  }
}

function urlOfRunning(serverFolder: string): string | undefined {
  const cluster = path.join(serverFolder, "cluster");
  if (findRunningPostmaster(cluster) === null) return undefined;
  const port = readPostmasterFile(cluster)?.port;
  const password = readFileSync(path.join(serverFolder, "password"), "utf8").trim();
  return `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${DATABASE}`;
}
