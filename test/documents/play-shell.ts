import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { text as readText } from "node:stream/consumers";
import { expect, vi } from "vitest";
import { repositoryRoot } from "../harness/tools-on-path.ts";
import { findTextDifference } from "./match-shape.ts";
import type { Block } from "./read-blocks.ts";
import { COMMANDS_RUN_ELSEWHERE, type CommandRunElsewhere } from "./run-elsewhere.ts";
import { splitCommands } from "./split-commands.ts";
import type { Scene } from "./stage.ts";

/** What runs here as it stands: it talks to the stack, or changes nothing but the reader's shell. */
const RUNS_HERE =
  /^(?:curl |api |api\(\)|(?:export )?[A-Z_]+=\S*$|(?:export )?[A-Z_]+="?\$\(|openssl rand |node example\/|npm run ops -- )/;

/** Plays a block of commands, without a prompt and without what they print. */
export async function playCommands(scene: Scene, block: Block): Promise<void> {
  // Named by the document as what can not be run where the tests run, with the reason.
  if (block.terms.has("by-hand")) return;
  if (block.before !== "") await run(scene, [block.before]);
  const commands = splitCommands(block.text).filter(
    (command) => findElsewhere(command) === undefined,
  );
  if (commands.length === 0) return;
  const terminal = block.terms.get("terminal");
  if (terminal === undefined) await run(scene, commands);
  else {
    await waitUntilAllIsTold(scene);
    startInTerminal(scene, terminal, commands);
  }
}

/**
 * A reader takes longer from one block to the next than an event takes to become visible. We do not, while
 * a transaction of another test holds up what feeds show: a stream would begin with the block before.
 */
async function waitUntilAllIsTold({ stack }: Scene): Promise<void> {
  await vi.waitFor(
    async () =>
      expect(
        await stack.sql`
        select event_id from outbox
        union all
        select id from events where xid >= pg_snapshot_xmin(pg_current_snapshot())`,
      ).toEqual([]),
    { timeout: 30_000, interval: 20 },
  );
}

/** Plays a session: commands behind `$`, each with what it prints below it. */
export async function playSession(scene: Scene, block: Block): Promise<void> {
  for (const step of block.text.split(/^\$ /m).slice(1)) {
    const [command = "", ...shown] = step.split("\n");
    const elsewhere = findElsewhere(command);
    if (elsewhere === undefined) await run(scene, [command]);
    const printed = elsewhere === undefined ? scene.answer : elsewhere.prints?.();
    if (printed === undefined) continue;
    expect(findTextDifference(shown.join("\n"), printed)).toBeUndefined();
  }
}

/** What a program in another terminal has printed by now, or soon will have. */
export async function expectInTerminal(scene: Scene, name: string, shown: string): Promise<void> {
  const terminal = scene.terminals.get(name);
  if (terminal === undefined) throw new Error(`nothing runs in terminal ${name}`);
  await vi.waitFor(
    () => expect(findTextDifference(shown, scene.toTheirDoors(terminal.printed))).toBeUndefined(),
    { timeout: 25_000, interval: 20 },
  );
}

/** Who else runs the command; undefined when it runs here. A command that nobody runs is an error. */
function findElsewhere(command: string): CommandRunElsewhere | undefined {
  if (RUNS_HERE.test(command)) return undefined;
  const other = COMMANDS_RUN_ELSEWHERE.find((each) => each.command.test(command));
  if (other === undefined) {
    throw new Error(
      `Nobody runs this command: ${command}\nLet it run here (play-shell.ts), or name who runs it (run-elsewhere.ts).`,
    );
  }
  const file = path.join(repositoryRoot, other.by);
  expect(existsSync(file) ? readFileSync(file, "utf8") : "", other.by).toMatch(other.proof);
  other.check?.(command);
  return other;
}

async function run(scene: Scene, commands: readonly string[]): Promise<void> {
  // What the commands leave in the shell is there in the next block: the variables go to descriptor 3.
  const child = spawnShell(scene, `set -aeo pipefail\n${prepare(scene, commands)}\nenv -0 >&3`);
  const [answer, complaint, variables, exitCode] = await Promise.all([
    readText(child.stdout),
    readText(child.stderr),
    readText(child.variables),
    child.ended,
  ]);
  expect(exitCode, `${commands.join("\n")}\n${answer}${complaint}`).toBe(0);
  scene.answer = scene.toTheirDoors(answer);
  scene.printed += answer;
  scene.variables = Object.fromEntries(
    variables.split("\0").map((line) => [line.split("=", 1)[0] ?? "", line.replace(/^[^=]*=/, "")]),
  );
}

function startInTerminal(scene: Scene, name: string, commands: readonly string[]): void {
  const { child, stdout, stderr } = spawnShell(scene, prepare(scene, commands));
  const terminal = { child, printed: "" };
  for (const stream of [stdout, stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => (terminal.printed += text));
  }
  scene.terminals.set(name, terminal);
}

/** The operators' command line, as `npm run ops` starts it. */
const OPS = `"${process.execPath}" services/ops/src/command-line/main.ts`;

/** `INTENT=pi_…` and ` key_…` get the newest id of that kind, and the doors are ours. */
function prepare(scene: Scene, commands: readonly string[]): string {
  return scene
    .toOurDoors(commands.join("\n"))
    .replaceAll(/^npm run ops --/gm, OPS)
    .replaceAll(/(?<=[= ])([a-z]+_(?:[a-z]+_)?)…/g, (_, prefix) => {
      const [newest] =
        scene.printed.match(new RegExp(`${prefix}[\\w+/=]+(?![^]*${prefix}\\w)`)) ?? [];
      if (newest === undefined)
        throw new Error(`nothing that begins with ${prefix} was printed before`);
      return newest;
    });
}

function spawnShell(scene: Scene, script: string) {
  const child = spawn("bash", ["-c", script], {
    cwd: repositoryRoot,
    env: scene.variables,
    // A group of its own, so that what it started ends with it.
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  const { stdout, stderr } = child;
  const variables = child.stdio[3];
  if (stdout === null || stderr === null || !(variables instanceof Readable)) {
    throw new Error("the shell has no pipes");
  }
  return {
    child,
    stdout,
    stderr,
    variables,
    ended: new Promise<number | null>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", resolve);
    }),
  };
}
