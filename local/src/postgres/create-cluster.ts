import { execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { Sentence } from "../sentence.ts";
import type { OsUser } from "./choose-owner.ts";
import { explainFailure } from "./explain-failure.ts";
import type { PostgresBinaries } from "./find-binaries.ts";

/** The superuser of every cluster made here. */
export const SUPERUSER = "postgres";

const execute = promisify(execFile);

/** A cluster on disk: PostgreSQL's own folder, and the superuser's password. */
export type Cluster = { readonly folder: string; readonly password: string };

type CreateOptions = {
  readonly binaries: PostgresBinaries;
  readonly dataFolder: string;
  readonly owner: OsUser | null;
  /** Databases to make with the cluster. */
  readonly databases: readonly string[];
};

/**
 * Opens the cluster in the data folder, made first if there is none. Throws a Sentence when it was
 * written by another major version.
 */
export async function openCluster(options: CreateOptions): Promise<Cluster> {
  const folder = path.join(options.dataFolder, "cluster");
  const passwordFile = path.join(options.dataFolder, "password");
  if (!existsSync(folder)) await createCluster(options, folder, passwordFile);
  checkVersion(folder, options.binaries);
  return { folder, password: readFileSync(passwordFile, "utf8").trim() };
}

function checkVersion(folder: string, binaries: PostgresBinaries): void {
  const version = readFileSync(path.join(folder, "PG_VERSION"), "utf8").trim();
  if (version === String(binaries.major)) return;
  throw new Sentence(
    `The data in ${folder} were written by PostgreSQL ${version}, and this is PostgreSQL ${binaries.major}, which can not read them: move the folder away to start empty, or set DATABASE_URL to a PostgreSQL ${version}.`,
  );
}

async function createCluster(
  { binaries, owner, databases }: CreateOptions,
  folder: string,
  passwordFile: string,
): Promise<void> {
  // Made under another name and renamed at the end: a half-made cluster is thrown away, never used.
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  writeFileSync(passwordFile, `${randomBytes(24).toString("base64url")}\n`, { mode: 0o600 });
  if (owner !== null) chownSync(passwordFile, owner.uid, owner.gid);
  const spawnOptions = {
    cwd: path.dirname(folder),
    env: { PATH: process.env["PATH"] ?? "", LC_ALL: "C", TZ: "UTC" },
    ...(owner === null ? {} : { uid: owner.uid, gid: owner.gid }),
  };
  const initdbArgs = [
    `--pgdata=${unfinished}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--data-checksums",
    "--no-instructions",
  ];
  try {
    await execute(path.join(binaries.binFolder, "initdb"), initdbArgs, spawnOptions);
    for (const database of databases) {
      await runSingleUser(binaries, unfinished, `create database "${database}"`, spawnOptions);
    }
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw explainFailure("PostgreSQL could not make its data folder", String(error), folder);
  }
  renameSync(unfinished, folder);
}

/** Runs one statement without a server: nothing listens yet and no client is needed. */
function runSingleUser(
  binaries: PostgresBinaries,
  folder: string,
  statement: string,
  spawnOptions: { cwd: string; env: Record<string, string>; uid?: number; gid?: number },
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      path.join(binaries.binFolder, "postgres"),
      ["--single", "-D", folder, "-c", "exit_on_error=true", "postgres"],
      { ...spawnOptions, stdio: ["pipe", "ignore", "pipe"] },
    );
    let errors = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      errors += text;
    });
    child.on("error", reject);
    child.on("close", (exitCode) => (exitCode === 0 ? resolve() : reject(new Error(errors))));
    child.stdin.on("error", () => undefined);
    child.stdin.end(`${statement}\n`);
  });
}
