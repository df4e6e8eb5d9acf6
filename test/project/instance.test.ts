import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { createClient } from "@quittance/client";
import { afterAll, afterEach, expect, test } from "vitest";
import { readConfig } from "../../local/src/config.ts";
import type { Instance } from "../../local/src/instance/instance.ts";
import { runQuittance } from "../../local/src/instance/run-quittance.ts";
import { removeDataFolder } from "../../local/src/postgres/place-cluster.ts";
import { type Guard, openGuard } from "../../local/src/processes/open-guard.ts";
import { findTextDifference } from "../documents/match-shape.ts";
import { repositoryRoot } from "../harness/tools-on-path.ts";

// What `npm start` and `npm run example` do once everything is installed, from nothing, for real.

const dataFolder = mkdtempSync(path.join(tmpdir(), "quittance-instance-"));
const ANY_PORT = { PORT: "0", OPS_PORT: "0", METRICS_PORT: "0" };
const guards: Guard[] = [];
const runProgram = promisify(execFile);

afterEach(async () => {
  for (const guard of guards.splice(0)) await guard.close();
});

afterAll(() => {
  removeDataFolder(path.join(dataFolder, "postgres"));
  rmSync(dataFolder, { recursive: true, force: true });
});

/** Runs an instance from start to stop, and uses it in between. */
async function withInstance(
  use: (instance: Instance) => Promise<void>,
  environment: Readonly<Record<string, string>> = ANY_PORT,
): Promise<void> {
  const guard = openGuard();
  guards.push(guard);
  const finished = new AbortController();
  await runQuittance({
    root: repositoryRoot,
    dataFolder,
    config: readConfig(environment),
    guard,
    signal: finished.signal,
    report: () => {},
    onReady: async (instance) => {
      await use(instance);
      finished.abort();
    },
  });
}

/** What the README shows of a command, with `…` for how fast it was. */
function sessionOf(command: string): string {
  const readme = readFileSync(path.join(repositoryRoot, "README.md"), "utf8");
  const session = readme.split(`$ ${command}\n`)[1]?.split("\n```")[0] ?? "";
  return session.replace(/[\d.]+ s, [\d,]+ per second/, "… s, … per second");
}

/** Runs the example against an instance; answers what it printed, or rejects when it failed. */
async function runExample({ url, apiKey }: Instance): Promise<string> {
  const { stdout } = await runProgram(process.execPath, ["example/src/main.ts"], {
    cwd: repositoryRoot,
    env: { ...process.env, QUITTANCE_URL: url, QUITTANCE_API_KEY: apiKey },
  });
  return stdout;
}

test("a bank's 19,556 transactions are equal to the bank's books, also after a restart", async () => {
  let firstKey = "";
  await withInstance(async (instance) => {
    firstKey = instance.apiKey;
    const printed = await runExample(instance);
    expect(printed).toContain("Posted           19,556 in");
    expect(printed).toContain("Final balances   1,229 of 1,229 accounts equal");
    expect(printed).toContain("After every row  19,556 of 19,556 balances equal");
    expect(printed).toContain("All equal to the bank.");
    expect(findTextDifference(sessionOf("npm run example"), printed)).toBeUndefined();
  });
  await withInstance(async (instance) => {
    expect(instance.apiKey).toBe(firstKey);
    const printed = await runExample(instance);
    expect(printed).toContain("Posted           nothing new");
    expect(printed).toContain("Nothing changed");
    expect(printed).toContain("All equal to the bank.");
  });
}, 180_000);

test("an instance that was stopped answers no more, and leaves its data", async () => {
  let doors: readonly string[] = [];
  await withInstance(async ({ url, opsUrl, apiKey }) => {
    doors = [url, opsUrl];
    expect((await createClient({ url, apiKey }).accounts.list()).data.length).toBeGreaterThan(0);
    expect((await fetch(opsUrl)).status).toBe(401);
  });
  for (const door of doors) await expect(fetch(door)).rejects.toThrow("fetch failed");
}, 60_000);

test("a port that is taken is named in one sentence, and nothing is left running", async () => {
  const squatter = createServer().listen(0);
  await once(squatter, "listening");
  const address = squatter.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const started = withInstance(async () => {}, { ...ANY_PORT, OPS_PORT: String(port) });
  await expect(started).rejects.toThrow(/OPS_PORT/);
  squatter.close();
}, 60_000);
