import { expect, test } from "vitest";
import { json, type Reply, startLocalServer } from "./testing/local-server.ts";
import { resolveSettings } from "./transport/client-settings.ts";
import { readEnvironment } from "./transport/read-environment.ts";

function page(ids: string[], nextCursor: string | null): Reply {
  const data = ids.map((id) => ({ id }));
  return json(200, {
    object: "list",
    data,
    has_more: nextCursor !== null,
    next_cursor: nextCursor,
  });
}

test("a list that is iterated walks every page with the filters it was given", async () => {
  await using server = await startLocalServer(page(["pi_3", "pi_2"], "c1"), page(["pi_1"], null));
  const ids: string[] = [];
  const filters = { status: "failed", created: { gte: "2026-01-01T00:00:00Z" } } as const;
  for await (const intent of server.client().paymentIntents.list(filters)) ids.push(intent.id);

  expect(ids).toEqual(["pi_3", "pi_2", "pi_1"]);
  const queries = server.received.map((request) => decodeURIComponent(request.url ?? ""));
  expect(queries).toEqual([
    "/v1/payment_intents?status=failed&created[gte]=2026-01-01T00:00:00Z&limit=100",
    "/v1/payment_intents?status=failed&created[gte]=2026-01-01T00:00:00Z&limit=100&cursor=c1",
  ]);
});

test("a list asks for no page that nobody reads", async () => {
  await using server = await startLocalServer(page(["evt_2"], "c1"), page(["evt_1"], null));
  for await (const _event of server.client().events.list()) break;

  expect(server.received).toHaveLength(1);
});

test("a list that is awaited is one page, as long as the server makes it", async () => {
  await using server = await startLocalServer(page(["pi_3", "pi_2"], "c1"));
  const listing = server.client().paymentIntents.list({ status: "failed" });
  expect(server.received).toHaveLength(0);

  expect((await listing).data.map(({ id }) => id)).toEqual(["pi_3", "pi_2"]);
  expect(server.received.map(({ url }) => url)).toEqual(["/v1/payment_intents?status=failed"]);
});

test("an iteration goes on from the cursor that it is given", async () => {
  await using server = await startLocalServer(page(["pi_1"], null));
  for await (const _intent of server.client().paymentIntents.list({ cursor: "c7", limit: 10 }));

  expect(server.received.map(({ url }) => url)).toEqual(["/v1/payment_intents?cursor=c7&limit=10"]);
});

test("the environment is not there, or may not be looked at: the options are enough", () => {
  expect(readEnvironment("HOME")).toBe(process.env["HOME"]);
  const processHere = globalThis.process;
  try {
    for (const stranger of [
      undefined,
      {},
      {
        get env() {
          throw new Error("denied");
        },
      },
    ]) {
      Reflect.set(globalThis, "process", stranger);
      expect(readEnvironment("HOME")).toBeUndefined();
    }
  } finally {
    Reflect.set(globalThis, "process", processHere);
  }
});

test("an intent that has not changed since the ETag is null", async () => {
  await using server = await startLocalServer((response) => response.writeHead(304).end());
  const intent = await server.client().paymentIntents.getIfChanged("pi_1", '"2"');

  expect(intent).toBeNull();
  expect(server.received[0]?.headers["if-none-match"]).toBe('"2"');
});

test("an endpoint is deleted although the answer has no body", async () => {
  await using server = await startLocalServer((response) => response.writeHead(204).end());
  await server.client().webhookEndpoints.delete("we_1");

  expect(server.received[0]).toMatchObject({ method: "DELETE", url: "/v1/webhook_endpoints/we_1" });
});

test("the environment is used only where an option is missing", () => {
  const environment = (name: string) =>
    ({ QUITTANCE_URL: "http://env:1/", QUITTANCE_API_KEY: "env_key" })[name];
  expect(resolveSettings({}, environment)).toMatchObject({
    url: "http://env:1",
    apiKey: "env_key",
  });
  expect(resolveSettings({ url: "http://own:2", apiKey: "own_key" }, environment)).toMatchObject({
    url: "http://own:2",
    apiKey: "own_key",
  });
});

test("a client without a key or with an impossible URL is refused when it is made", () => {
  const nothing = () => undefined;
  expect(() => resolveSettings({}, nothing)).toThrow("No API key");
  expect(() => resolveSettings({ url: "localhost:3000", apiKey: "k" }, nothing)).toThrow(
    "is no URL",
  );
});
