import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { findFreePort } from "../../local/src/find-free-port.ts";
import { openTenant } from "../harness/open-tenant.ts";
import { type OpsDoor, startOpsDoor } from "../harness/start-ops-door.ts";
import { type Stack, startStack } from "../harness/start-stack.ts";

/** What the blocks of one document share, as the terminals of its reader do. */
export interface Scene {
  readonly stack: Stack;
  /** The variables of the shell, functions among them. */
  variables: NodeJS.ProcessEnv;
  /** What the last command that ran here answered. */
  answer: string | undefined;
  /** What was printed so far: the newest value of a kind is what a `pi_…` of the reader stands for. */
  printed: string;
  /** What runs in the reader's other terminals, and what it printed. */
  readonly terminals: Map<string, Terminal>;
  /** The text with the doors of `npm start` in place of ours, and the other way round. */
  toOurDoors(text: string): string;
  toTheirDoors(text: string): string;
  close(): Promise<void>;
}

export interface Terminal {
  readonly child: ChildProcess;
  printed: string;
}

/** Where the documents are played: the whole of Quittance, with an operators' door. */
export interface Stage {
  readonly stack: Stack;
  /** A key of a tenant that nobody else has: each document begins with empty books. */
  makeKey(): Promise<string>;
  open(): Promise<Scene>;
  close(): Promise<void>;
}

const OPERATOR = { name: "ops", password: "made-up-for-the-documents" };

export async function buildStage(): Promise<Stage> {
  // With the limit that an instance has of which nothing else was said.
  const stack = await startStack({ api: { rateLimitPerSecond: 1_000 } });
  const ops: OpsDoor = await startOpsDoor(stack.database.url, { operator: OPERATOR });
  const makeKey = (): Promise<string> => openTenant(stack.sql, "test");
  return {
    stack,
    makeKey,
    open: async () => openScene(stack, ops, await makeKey(), await findFreePort()),
    async close() {
      await ops.close();
      await stack.close();
    },
  };
}

function openScene(stack: Stack, ops: OpsDoor, apiKey: string, receiverPort: number): Scene {
  const doors = [
    ["localhost:3000", new URL(stack.url).host],
    ["localhost:3001", new URL(ops.url).host],
    ["localhost:4000", `localhost:${receiverPort}`],
  ] as const;
  const terminals = new Map<string, Terminal>();
  return {
    stack,
    variables: {
      PATH: process.env["PATH"],
      HOME: process.env["HOME"],
      PORT: String(receiverPort),
      OPS_PASSWORD: OPERATOR.password,
      DATABASE_URL: stack.database.url,
    },
    answer: undefined,
    printed: `${apiKey}\n`,
    terminals,
    toOurDoors: (text) => doors.reduce((all, [theirs, ours]) => all.replaceAll(theirs, ours), text),
    toTheirDoors: (text) =>
      doors.reduce((all, [theirs, ours]) => all.replaceAll(ours, theirs), text),
    async close() {
      for (const { child } of terminals.values()) {
        const ended = once(child, "close");
        if (child.pid === undefined || child.exitCode !== null) continue;
        process.kill(-child.pid);
        await ended;
      }
    },
  };
}
