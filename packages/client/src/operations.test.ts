import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { QuittanceClient } from "./client.ts";
import { startLocalServer } from "./testing/local-server.ts";

/** Every operation of the document, such as `GET /v1/accounts/{id}`. */
function readOperations(): string[] {
  const document: { paths: Record<string, Record<string, unknown>> } = JSON.parse(
    readFileSync(new URL("../../../docs/openapi.json", import.meta.url), "utf8"),
  );
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.keys(item)
      .filter((method) => ["get", "post", "put", "patch", "delete"].includes(method))
      .map((method) => `${method.toUpperCase()} ${path}`),
  );
}

/** Every method of the client, with its name: `accounts.get`. */
function findMethods(of: object, prefix = ""): [string, (...args: unknown[]) => unknown][] {
  return Object.entries(of).flatMap(([name, value]) => {
    if (typeof value === "function") return [[`${prefix}${name}`, value]];
    return findMethods(value, `${prefix}${name}.`);
  });
}

/** Calls a method as if its first parameter were an id, and lets lists and streams begin. */
async function call(method: (...args: unknown[]) => unknown): Promise<void> {
  const outcome = method("x1", {}, {});
  const isStream = Object.prototype.toString.call(outcome) === "[object AsyncGenerator]";
  await (isStream ? (outcome as AsyncGenerator).next() : outcome);
}

/** What each method of the client asks the server for. */
async function recordOperations(): Promise<Map<string, string>> {
  const operations = readOperations();
  const event = `id: evt_1\ndata: ${JSON.stringify({ id: "evt_1" })}\n\n`;
  await using server = await startLocalServer((response) => {
    const isStream = response.req.url?.startsWith("/v1/events/stream") === true;
    response.setHeader("content-type", isStream ? "text/event-stream" : "application/json");
    response.end(isStream ? event : JSON.stringify({ status: "succeeded", data: [] }));
  });
  const client: QuittanceClient = server.client({ maxRetries: 0 });
  const asked = new Map<string, string>();
  for (const [name, method] of findMethods(client)) {
    await call(method);
    const { method: verb, url = "" } = server.received.at(-1) ?? {};
    const [path = ""] = url.split("?");
    const literal = operations.find((each) => each === `${verb} ${path}`);
    asked.set(name, literal ?? `${verb} ${path.replace("/x1", "/{id}")}`);
  }
  return asked;
}

test("the SDK has a method for every operation of the OpenAPI document, and for nothing else", async () => {
  const operations = readOperations();
  expect(operations.length).toBeGreaterThan(40);
  const asked = new Set((await recordOperations()).values());
  expect(operations.filter((operation) => !asked.has(operation))).toEqual([]);
  expect([...asked].filter((operation) => !operations.includes(operation))).toEqual([]);
});

test("every method of the SDK says what it does, in its code", () => {
  const folder = new URL("./resources/", import.meta.url);
  const sources = [
    ...readdirSync(folder).map((name) => new URL(name, folder)),
    new URL("./client.ts", import.meta.url),
  ].map((file) => readFileSync(file, "utf8"));
  const methods = sources.flatMap((source) => [
    ...source.matchAll(/^(.*)\n {4}(\w+): (?:async )?[(c]/gm),
  ]);
  expect(methods.length).toBeGreaterThan(40);
  const bare = methods.filter(([, before = ""]) => !before.endsWith("*/"));
  expect(bare.map(([, , name]) => name)).toEqual([]);
});
