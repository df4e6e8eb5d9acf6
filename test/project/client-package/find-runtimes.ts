import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

/** Something that runs JavaScript: its program, and what it says of itself. */
export interface Runtime {
  readonly name: string;
  readonly program: string;
  readonly version: string;
}

/**
 * The Node that runs this and the one that npm runs on, which must be there; and every other Node,
 * Deno and Bun that is on the PATH or named in QT_TEST_RUNTIMES (programs, separated by colons).
 */
export function findRuntimes(): Runtime[] {
  const folders = (process.env["PATH"] ?? "").split(path.delimiter);
  const named = (process.env["QT_TEST_RUNTIMES"] ?? "").split(path.delimiter).filter(Boolean);
  const onPath = folders
    .flatMap((folder) => ["node", "deno", "bun"].map((tool) => path.join(folder, tool)))
    .filter((program) => existsSync(program));
  const required = [process.execPath, process.env["npm_node_execpath"] ?? process.execPath];
  const runtimes = [...required, ...named, ...onPath].map(describe);
  return runtimes.filter(
    (each, index) => runtimes.findIndex(({ version }) => version === each.version) === index,
  );
}

function describe(program: string): Runtime {
  // Deno says "deno 2.9.6 (stable, …)", Bun "1.4.5", and Node "v24.21.0".
  const said = execFileSync(program, ["--version"], { encoding: "utf8" });
  const [version = said] = /\d+\.\d+\.\d+/.exec(said) ?? [];
  const [name = "node"] = /deno|bun/.exec(path.basename(program)) ?? [];
  return { name, program, version: `${name} ${version}` };
}
