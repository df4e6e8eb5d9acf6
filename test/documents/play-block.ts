import { readFileSync } from "node:fs";
import path from "node:path";
import { INTENT_STATUSES, INTENT_TRANSITIONS } from "@quittance/domain";
import { expect } from "vitest";
import { playLedgerExample } from "../harness/play-ledger-example.ts";
import { repositoryRoot } from "../harness/tools-on-path.ts";
import { findJsonDifference, findTextDifference } from "./match-shape.ts";
import { expectInTerminal, playCommands, playSession } from "./play-shell.ts";
import type { Block } from "./read-blocks.ts";
import type { Scene } from "./stage.ts";

type Player = (scene: Scene, block: Block) => Promise<void> | void;

/** Who plays what. A block in any other language fails: nobody would run it. */
const PLAYERS: Readonly<Record<string, Player>> = {
  console: playSession,
  env: checkVariables,
  http: compareHead,
  js: compareFile,
  json: compareAnswer,
  ledger: playLedger,
  mermaid: compareStates,
  sh: playCommands,
  sql: runInVain,
  text: readOnly,
  // Programs: type-checked and run as one for each document, see play-programs.ts.
  ts: () => {},
};

/** Plays a block of a document as its reader would, and compares what it shows with what really comes. */
export async function playBlock(scene: Scene, block: Block): Promise<void> {
  const player = PLAYERS[block.language];
  if (player === undefined) {
    throw new Error(
      `Nobody runs a block of "${block.language}": use ${Object.keys(PLAYERS).join(", ")}, or add a player.`,
    );
  }
  await player(scene, block);
}

/** A JSON block is the body of the answer to the command before it. */
function compareAnswer(scene: Scene, { text }: Block): void {
  if (scene.answer === undefined)
    throw new Error("no command of this document was answered before");
  const [, body] = splitAnswer(scene.answer);
  expect(findJsonDifference(text, JSON.parse(body)), body).toBeUndefined();
}

/** An HTTP block is the head of that answer (of `curl -i`): every line it shows is there. */
function compareHead(scene: Scene, { text }: Block): void {
  const [head] = splitAnswer(scene.answer ?? "");
  const lines = head.split("\n");
  for (const line of text.split("\n")) {
    const isThere = lines.some(
      (each) => findTextDifference(lower(line), lower(each)) === undefined,
    );
    expect(isThere, `${line} in\n${head}`).toBe(true);
  }
}

/** Head and body of what curl printed; the head is empty without `-i`. */
function splitAnswer(answer: string): readonly [string, string] {
  const plain = answer.replaceAll("\r", "");
  if (!plain.startsWith("HTTP/")) return ["", plain];
  const end = plain.indexOf("\n\n");
  return [plain.slice(0, end), plain.slice(end + 2)];
}

/** The name of a header may be written in any case. */
const lower = (line: string): string => line.replace(/^[\w-]+(?=:)/, (name) => name.toLowerCase());

async function playLedger({ stack }: Scene, { text }: Block): Promise<void> {
  expect(await playLedgerExample(stack, text)).toBe(text);
}

/** Statements are run as they stand, by the owner of everything, and taken back. */
async function runInVain({ stack }: Scene, { text, before }: Block): Promise<void> {
  const withoutTransaction = text.replaceAll(/^(?:begin|commit);$/gm, "");
  const statement = withoutTransaction
    .replaceAll("'…'", "'00000000-0000-0000-0000-000000000000'")
    .replaceAll(/\$\d+/g, "'1'");
  const takenBack = new Error("taken back");
  const outcome = stack.sql.begin(async (tx) => {
    await tx.unsafe(before);
    await tx.unsafe(statement);
    throw takenBack;
  });
  await expect(outcome).rejects.toBe(takenBack);
}

/** A file of the repository, shown as it is. */
function compareFile(_scene: Scene, { text, terms }: Block): void {
  const file = terms.get("file");
  if (file === undefined) throw new Error("a js block says which file it shows: file=…");
  expect(text).toBe(readFileSync(path.join(repositoryRoot, file), "utf8").trimEnd());
}

/** Settings that are shown are settings that there are. */
function checkVariables(_scene: Scene, { text }: Block): void {
  const known = readFileSync(path.join(repositoryRoot, ".env.example"), "utf8");
  for (const [, name = ""] of text.matchAll(/^([A-Z_]+)=/gm)) {
    expect(known, name).toMatch(new RegExp(`^#?${name}=`, "m"));
  }
}

/** The drawing of an intent's life is the table that the code has; other drawings say nothing of code. */
function compareStates(_scene: Scene, { text }: Block): void {
  if (!text.startsWith("stateDiagram")) return;
  const drawn = text
    .split("\n")
    .flatMap((line) => /^ {2}(\w+) --> (\w+)/.exec(line)?.slice(1).join(" to ") ?? []);
  const edges = INTENT_STATUSES.flatMap((from) =>
    INTENT_TRANSITIONS[from].map((to) => `${from} to ${to}`),
  );
  expect(drawn.toSorted()).toEqual(edges.toSorted());
}

/** Text is for people: a drawing, or what a program in another terminal prints. */
async function readOnly(scene: Scene, { text, terms }: Block): Promise<void> {
  const terminal = terms.get("terminal");
  if (terminal !== undefined) return await expectInTerminal(scene, terminal, text);
  expect(text, "a command is no text").not.toMatch(/^(?:\$ )?(?:npm|npx|curl|docker|node) /m);
}
