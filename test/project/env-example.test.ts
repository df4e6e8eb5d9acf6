// .env.example is what people copy, so it must know every variable that docker-compose.yml reads.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { repositoryRoot } from "../harness/tools-on-path.ts";

const example = readFileSync(`${repositoryRoot}/.env.example`, "utf8").split("\n");
const compose = readFileSync(`${repositoryRoot}/docker-compose.yml`, "utf8");

const named = (lines: readonly string[], pattern: RegExp): readonly string[] =>
  lines.flatMap((line) => pattern.exec(line)?.[1] ?? []);

test("every variable that docker-compose.yml takes from .env is in .env.example", () => {
  const substituted = [...compose.matchAll(/(?<!\$)\$\{([A-Z_]+)/g)].map(([, name]) => name);
  const passedOn = named(compose.split("\n"), /^ {2,}([A-Z_]+):$/);
  expect(substituted.length).toBeGreaterThan(5);
  expect(passedOn).toContain("WORKER_ROLES");
  const known = named(example, /^#?([A-Z_]+)=/);
  expect(known).toEqual(expect.arrayContaining([...new Set([...substituted, ...passedOn])]));
});

test("what has to be filled in is what docker-compose.yml refuses to start without, and has no value", () => {
  const demanded = [...compose.matchAll(/\$\{([A-Z_]+):\?/g)].map(([, name]) => name);
  expect(new Set(named(example, /^([A-Z_]+)=$/))).toEqual(new Set(demanded));
  expect(named(example, /^([A-Z_]+)=.+/)).toEqual([]);
});

test("the operators' document tells of every variable", () => {
  const document = readFileSync(`${repositoryRoot}/docs/operating/deploy.md`, "utf8");
  const known = named(example, /^#?([A-Z_]+)=/);
  expect(known.length).toBeGreaterThan(20);
  expect(known.filter((name) => !document.includes(`\`${name}\``))).toEqual([]);
});
