import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { repositoryRoot } from "../harness/tools-on-path.ts";

const LINES_MAX = 400;
const MEDIAN_LINES_MAX = 100;
const README_LINES_MAX = 150;

const read = (file: string) => readFileSync(path.join(repositoryRoot, file), "utf8");

const countLines = (file: string) => read(file).split("\n").length - 1;

/** Every file that is, or is about to be, part of the repository. */
const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], {
  cwd: repositoryRoot,
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => file !== "" && existsSync(path.join(repositoryRoot, file)));

/** What people write; what programs write, they write as long as they like. */
const sources = files.filter((file) => /\.(ts|mjs)$/.test(file) && !file.includes("/generated/"));

test("no source file is long, and half of them are short", () => {
  const lengths = sources.map(countLines).sort((a, b) => a - b);
  expect(sources.length).toBeGreaterThan(200);
  expect(sources.filter((file) => countLines(file) > LINES_MAX)).toEqual([]);
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(MEDIAN_LINES_MAX);
});

test("every file is named for what it has, in kebab-case, and none is a bucket", () => {
  const names = sources.map((file) =>
    path.basename(file).replace(/(\.test|\.config)?\.(ts|mjs)$/, ""),
  );
  const strange = names.filter((name) => !/^\.?[a-z0-9]+(-[a-z0-9]+)*$/.test(name));
  expect(strange).toEqual([]);
  expect(sources.filter((file) => /\b(utils?|helpers?|shared|common|misc)\b/.test(file))).toEqual(
    [],
  );
});

test("no test is skipped, singled out or left for later", () => {
  const tests = sources.filter(
    (file) => file.endsWith(".test.ts") && !file.endsWith("tidy.test.ts"),
  );
  const weakened = tests.filter((file) =>
    /\b(test|it|describe)\.(skip|only|todo|fails)\b(?!If)/.test(read(file)),
  );
  expect(tests.length).toBeGreaterThan(50);
  expect(weakened).toEqual([]);
});

test("the README fits on a few screens and shows both commands", () => {
  expect(countLines("README.md")).toBeLessThanOrEqual(README_LINES_MAX);
  expect(read("README.md")).toContain("npm start");
  expect(read("README.md")).toContain("npm test");
});

test("documents lead only to files that are there", () => {
  const documents = files.filter((file) => file.endsWith(".md"));
  const dead = documents.flatMap((document) =>
    [...read(document).matchAll(/\]\((?!https?:|#|\/)([^)#\s]+)/g)]
      .map(([, target = ""]) => path.join(path.dirname(document), target))
      .filter((target) => !existsSync(path.join(repositoryRoot, target)))
      .map((target) => `${document} → ${target}`),
  );
  expect(documents.length).toBeGreaterThan(5);
  expect(dead).toEqual([]);
});

test("the list of documents leads to every document", () => {
  const documents = files.filter((file) => /^docs\/(?!README|decisions\/).*\.md$/.test(file));
  const led = [...read("docs/README.md").matchAll(/\]\(([^)#\s]+)/g)].map(([, to = ""]) => to);
  expect(documents.length).toBeGreaterThan(10);
  expect(documents.filter((file) => !led.includes(path.relative("docs", file)))).toEqual([]);
});

test("the files that the architecture names are there", () => {
  const named = [...read("docs/architecture.md").matchAll(/`([\w./-]+\.(?:ts|sql|md))`/g)].map(
    ([, name = ""]) => name,
  );
  expect(named.length).toBeGreaterThan(30);
  // Behind another file of its folder a name stands alone.
  const isThere = (name: string) => files.some((file) => `/${file}`.endsWith(`/${name}`));
  expect(named.filter((name) => !isThere(name))).toEqual([]);
});

test("decisions are numbered without gaps", () => {
  const numbers = files
    .flatMap((file) => /^docs\/decisions\/(\d{4})-.+\.md$/.exec(file)?.[1] ?? [])
    .map(Number);
  expect(numbers.length).toBeGreaterThan(0);
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
});
