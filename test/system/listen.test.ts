import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { nodeEnvironment } from "../../local/src/index.ts";
import { type Stack, startStack } from "../harness/start-stack.ts";
import { repositoryRoot } from "../harness/tools-on-path.ts";
import { startReceiver, verifyWithReference, type WebhookReceiver } from "./webhook-receiver.ts";

let stack: Stack;
let receiver: WebhookReceiver;
const closers: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  stack = await startStack();
});
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});
afterAll(() => stack.close());

/** What `npx quittance` runs in this repository: the bin of its package.json. */
const bin = (): string => {
  const manifest = JSON.parse(readFileSync(path.join(repositoryRoot, "package.json"), "utf8"));
  return path.join(repositoryRoot, manifest.bin.quittance);
};

/** Runs the command line as a developer does. */
function runListen(args: readonly string[], environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, [bin(), "listen", ...args], {
    cwd: repositoryRoot,
    env: {
      ...nodeEnvironment(),
      HOME: process.env["HOME"],
      QUITTANCE_URL: stack.url,
      QUITTANCE_API_KEY: stack.apiKey,
      ...environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const printed = { text: "" };
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => (printed.text += text));
  }
  const ended = once(child, "close");
  closers.push(async () => {
    child.kill("SIGTERM");
    await ended;
  });
  return {
    printed,
    child,
    ended,
    ready: () =>
      vi.waitFor(() => expect(printed.text).toContain("Listening."), {
        timeout: 25_000,
        interval: 20,
      }),
  };
}

async function openReceiver(): Promise<void> {
  receiver = await startReceiver();
  closers.push(() => receiver.close());
}

const openAccount = () => stack.client.accounts.create({ currency: "USD" });

test("events come to a developer's machine as signed webhooks, with nothing registered anywhere", async () => {
  await openReceiver();
  const { printed, ready, child, ended } = runListen([
    "--forward-to",
    receiver.url.replace("http://", ""),
  ]);
  await ready();
  const [, secret = ""] = /signed with (whsec_\S+)/.exec(printed.text) ?? [];
  const accounts = [await openAccount(), await openAccount()];
  const received = await receiver.waitFor(2);
  for (const [index, webhook] of received.entries()) {
    expect(verifyWithReference(secret, webhook)).toMatchObject({
      type: "account.created",
      data: { object: { id: accounts[index]?.id } },
    });
    const [row] = await stack.sql<{ body: string }[]>`
      select body from events where body like ${`%${webhook.id}%`}`;
    expect(webhook.body).toBe(row?.body);
  }
  expect((await stack.client.webhookEndpoints.list()).data).toEqual([]);
  await vi.waitFor(
    () => expect(printed.text).toMatch(/account\.created {2}evt_\w+ {2}200 \(\d+ ms\)/),
    { timeout: 15_000 },
  );
  child.kill("SIGTERM");
  expect(await ended).toEqual([0, null]);
}, 60_000);

test("only the types that were asked for come, after the event that was named, signed with the secret that was given", async () => {
  await openReceiver();
  const first = await openAccount();
  const second = await openAccount();
  await stack.client.accounts.update(second.id, { name: "Ada" });
  const event = await vi.waitFor(
    async () => {
      const { data } = await stack.client.events.list({ resource: first.id });
      if (data[0] === undefined) throw new Error("not yet");
      return data[0];
    },
    { timeout: 15_000 },
  );
  const secret = `whsec_${Buffer.alloc(24, 3).toString("base64")}`;
  const { ready } = runListen([
    "--forward-to",
    receiver.url,
    "--events",
    "account.updated",
    "--secret",
    secret,
    "--last-event-id",
    event.id,
  ]);
  await ready();
  const [webhook] = await receiver.waitFor(1);
  if (webhook === undefined) throw new Error("nothing came");
  expect(verifyWithReference(secret, webhook)).toMatchObject({
    type: "account.updated",
    data: { object: { id: second.id } },
  });
}, 60_000);

test("a program that is not there is told of, and the next event is sent all the same", async () => {
  await openReceiver();
  const { printed, ready } = runListen(["--forward-to", "127.0.0.1:9/hook"]);
  await ready();
  await openAccount();
  await openAccount();
  await vi.waitFor(() => expect(printed.text.match(/failed: /g)).toHaveLength(2), {
    timeout: 20_000,
  });
}, 60_000);

test.each([[[]], [["--forward-to"]], [["--colour", "red"]], [["--forward-to", "http://["]]])(
  "with %j it says how it is used",
  async (args) => {
    const { ended, printed } = runListen(args);
    expect(await ended).toEqual([2, null]);
    expect(printed.text).toContain("Usage: quittance listen --forward-to");
  },
  30_000,
);

test("a key that is refused ends it with a sentence", async () => {
  const { ended, printed } = runListen(["--forward-to", "localhost:4000/hook"], {
    QUITTANCE_API_KEY: "qt_test_wrong",
  });
  expect(await ended).toEqual([1, null]);
  expect(printed.text).toContain("401 unauthenticated");
  expect(printed.text).not.toContain("    at ");
}, 30_000);

test("npx finds it", () => {
  expect(statSync(bin()).mode & 0o111).not.toBe(0);
  expect(readFileSync(bin(), "utf8")).toMatch(/^#!\/usr\/bin\/env node\n/);
});
