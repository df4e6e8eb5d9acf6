import { readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "vitest";
import { repositoryRoot } from "../harness/tools-on-path.ts";

/** How many words of a command name services, after its options; the rest is what runs inside. */
const SERVICES_NAMED: Readonly<Record<string, number>> = {
  build: Number.POSITIVE_INFINITY,
  down: 0,
  exec: 1,
  logs: Number.POSITIVE_INFINITY,
  ps: Number.POSITIVE_INFINITY,
  restart: Number.POSITIVE_INFINITY,
  run: 1,
  stop: Number.POSITIVE_INFINITY,
  up: Number.POSITIVE_INFINITY,
};
/** Options with a word of their own behind them. */
const WITH_VALUE = new Set(["--since", "--scale", "-e", "--entrypoint"]);

/** There is no Docker engine in the tests: a command of Compose must at least name what the file has. */
export function checkComposeCommand(command: string): void {
  const [, , name = "", ...words] = command
    .replace(/^(?:[A-Z_]+=\S+ )+/, "")
    .replace(/ --profile \S+/, "")
    .replace("docker-compose ", "docker compose ")
    .split(/\s+/);
  const named = SERVICES_NAMED[name];
  if (named === undefined) throw new Error(`nobody knows how to check: ${command}`);
  const scaled = words.flatMap((word, index) =>
    words[index - 1] === "--scale" ? [word.split("=")[0] ?? ""] : [],
  );
  const plain = words.filter(
    (word, index) => !word.startsWith("-") && !WITH_VALUE.has(words[index - 1] ?? ""),
  );
  expect(readServiceNames(), command).toEqual(
    expect.arrayContaining([...scaled, ...plain.slice(0, named)]),
  );
}

function readServiceNames(): readonly string[] {
  const file = readFileSync(path.join(repositoryRoot, "docker-compose.yml"), "utf8");
  const section = file.split(/^services:\n/m)[1]?.split(/^\S/m)[0] ?? "";
  return [...section.matchAll(/^ {2}([a-z][a-z0-9-]*):$/gm)].map(([, name = ""]) => name);
}
