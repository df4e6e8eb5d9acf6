// Every command, request and program that the documents show is run, and what they say comes back must come.
import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { repositoryRoot } from "../harness/tools-on-path.ts";
import { playBlock } from "./play-block.ts";
import { checkTypes, playProgram, writePrograms } from "./play-programs.ts";
import { type Block, readBlocks } from "./read-blocks.ts";
import { buildStage, type Scene, type Stage } from "./stage.ts";

const documents = globSync(["README.md", "docs/**/*.md", "{packages,example}/**/README.md"], {
  cwd: repositoryRoot,
  exclude: (name) => name === "node_modules",
})
  .toSorted()
  .map((document) => ({
    document,
    blocks: readBlocks(document, readFileSync(path.join(repositoryRoot, document), "utf8")),
  }));

const programs = writePrograms(documents.flatMap(({ blocks }) => blocks));
let stage: Stage;

beforeAll(async () => {
  stage = await buildStage();
});
afterAll(async () => {
  programs.remove();
  await stage.close();
});

const nameOf = ({ line, language, text }: Block): string =>
  `line ${line}: ${language}: ${text.split("\n")[0]}`;

describe.each(documents.filter(({ blocks }) => blocks.length > 0))("$document", ({ blocks }) => {
  let scene: Scene;

  beforeAll(async () => {
    scene = await stage.open();
  });
  afterAll(() => scene.close());

  test.each(blocks.map((block) => [nameOf(block), block] as const))("%s", async (_name, block) => {
    await playBlock(scene, block);
  });
});

describe("the TypeScript of the documents", () => {
  test("is accepted by the compiler", () => checkTypes(programs));

  test.each(programs.all)("$document: prints what it says", async (program) => {
    await playProgram({ url: stage.stack.url, apiKey: await stage.makeKey() }, program);
  });
});

test("there are documents, and they show something", () => {
  const shown = documents.flatMap(({ blocks }) => blocks);
  expect(documents.length).toBeGreaterThan(15);
  expect(shown.filter(({ language }) => language === "sh").length).toBeGreaterThan(10);
});
