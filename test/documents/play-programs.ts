import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { expect } from "vitest";
import { runProgram } from "../harness/run-program.ts";
import type { Stack } from "../harness/start-stack.ts";
import { repositoryRoot } from "../harness/tools-on-path.ts";
import { findTextDifference } from "./match-shape.ts";
import type { Block } from "./read-blocks.ts";

/** The TypeScript of one document: its blocks, one after the other, are one program. */
export interface Program {
  readonly document: string;
  /** The file that has all of it, to be type-checked. */
  readonly file: string;
  /** The file without the blocks that are `types-only`: what would never end, or needs what is not here. */
  readonly runnable: string;
  /** What `console.log(…); // …` says that it prints. */
  readonly shown: string;
}

export interface Programs {
  readonly all: readonly Program[];
  remove(): void;
}

/**
 * Writes the programs of the documents into a folder of the SDK, where its own name and the frameworks that
 * it serves are found.
 */
export function writePrograms(blocks: readonly Block[]): Programs {
  const folder = mkdtempSync(path.join(repositoryRoot, "packages/client/.documents-"));
  const byDocument = Map.groupBy(
    blocks.filter(({ language }) => language === "ts"),
    ({ document }) => document,
  );
  const all = [...byDocument].map(([document, parts]) => {
    const place = path.join(folder, document.replaceAll(/\W+/g, "-"));
    const run = parts.filter(({ terms }) => !terms.has("types-only"));
    mkdirSync(place);
    writeFileSync(path.join(place, "all.ts"), join(parts));
    writeFileSync(path.join(place, "run.ts"), join(run));
    return {
      document,
      file: path.join(place, "all.ts"),
      runnable: path.join(place, "run.ts"),
      shown: readShown(run),
    };
  });
  writeFileSync(
    path.join(folder, "tsconfig.json"),
    JSON.stringify({ extends: "../../../tsconfig.json", include: ["*/all.ts"] }),
  );
  return { all, remove: () => rmSync(folder, { recursive: true }) };
}

/** Fails with what the compiler complains of. */
export async function checkTypes({ all }: Programs): Promise<void> {
  const [first] = all;
  if (first === undefined) throw new Error("no document has a program");
  const project = path.dirname(path.dirname(first.file));
  const compiler = path.join(repositoryRoot, "node_modules/@typescript/native/bin/tsc");
  await promisify(execFile)(process.execPath, [compiler, "-p", project]).catch(
    (error: { readonly stdout: string }) => expect.fail(error.stdout),
  );
}

/** Runs a program against an instance, and compares what it prints with what it says that it prints. */
export async function playProgram(
  instance: Pick<Stack, "url" | "apiKey">,
  { runnable, shown }: Program,
): Promise<void> {
  const { stdout } = await runProgram(runnable, instance);
  expect(findTextDifference(shown, stdout)).toBeUndefined();
}

const join = (blocks: readonly Block[]): string =>
  blocks.map(({ before, text }) => `${before}\n${text}\n`).join("");

const readShown = (blocks: readonly Block[]): string =>
  blocks
    .flatMap(({ text }) => [...text.matchAll(/console\.log\(.*\);(?: \/\/ (.*))?$/gm)])
    .map(([, shown = "…"]) => shown)
    .join("\n");
