import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { repositoryRoot } from "../../harness/tools-on-path.ts";

const here = import.meta.dirname;

/** The SDK as it is published, and a project of somebody who has installed it. */
export interface PackedClient {
  readonly tarball: Uint8Array<ArrayBuffer>;
  /** The user's folder, with `smoke.mjs` and `user-types.ts`. */
  readonly project: string;
  /** The folder of the installed SDK. */
  readonly installed: string;
}

/** Builds and packs the SDK, and unpacks it as an installation would, without a registry. */
export function packClient(): PackedClient {
  const folder = mkdtempSync(path.join(tmpdir(), "quittance-client-"));
  const client = path.join(repositoryRoot, "packages/client");
  const built = path.join(folder, "built");
  execFileSync(process.execPath, [path.join(client, "build.mjs"), built]);
  const [{ filename }] = JSON.parse(
    execFileSync("npm", ["pack", "--json", "--ignore-scripts", "--offline", built], {
      cwd: folder,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }),
  );
  const project = path.join(folder, "project");
  const modules = path.join(project, "node_modules");
  const installed = path.join(modules, "@quittance/client");
  mkdirSync(installed, { recursive: true });
  execFileSync("tar", [
    "-xzf",
    path.join(folder, filename),
    "--strip-components=1",
    "-C",
    installed,
  ]);

  const { dependencies } = JSON.parse(readFileSync(path.join(client, "package.json"), "utf8"));
  for (const name of Object.keys(dependencies)) {
    mkdirSync(path.dirname(path.join(modules, name)), { recursive: true });
    symlinkSync(path.join(client, "node_modules", name), path.join(modules, name));
  }
  writeFileSync(path.join(project, "package.json"), '{ "type": "module", "private": true }\n');
  for (const file of ["smoke.mjs", "user-types.ts"]) {
    cpSync(path.join(here, file), path.join(project, file));
  }
  return {
    tarball: Uint8Array.from(readFileSync(path.join(folder, filename))),
    project,
    installed,
  };
}
