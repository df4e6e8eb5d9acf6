import { expect, test } from "vitest";
import { resolveSettings } from "./client-settings.ts";
import { json, type Reply, startLocalServer } from "./testing/local-server.ts";

function page(ids: string[], nextCursor: string | null): Reply {
  const data = ids.map((id) => ({ id }));
  return json(200, {
    object: "list",
    data,
    has_more: nextCursor !== null,
    next_cursor: nextCursor,
  });
}

test("listAll walks every page with the filters it was given", async () => {
  await using server = await startLocalServer(page(["pi_3", "pi_2"], "c1"), page(["pi_1"], null));
  const ids: string[] = [];
  const filters = { status: "failed", created: { gte: "2026-01-01T00:00:00Z" } } as const;
  for await (const intent of server.client().paymentIntents.listAll(filters)) ids.push(intent.id);

  expect(ids).toEqual(["pi_3", "pi_2", "pi_1"]);
  const queries = server.received.map((request) => decodeURIComponent(request.url ?? ""));
  expect(queries).toEqual([
    "/v1/payment_intents?status=failed&created[gte]=2026-01-01T00:00:00Z&limit=100",
    "/v1/payment_intents?status=failed&created[gte]=2026-01-01T00:00:00Z&limit=100&cursor=c1",
  ]);
});

test("listAll asks for no page that nobody reads", async () => {
  await using server = await startLocalServer(page(["evt_2"], "c1"), page(["evt_1"], null));
  for await (const _event of server.client().events.listAll()) break;

  expect(server.received).toHaveLength(1);
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
  const environment = { QUITTANCE_URL: "http://env:1/", QUITTANCE_API_KEY: "env_key" };
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
  expect(() => resolveSettings({}, {})).toThrow("No API key");
  expect(() => resolveSettings({ url: "localhost:3000", apiKey: "k" }, {})).toThrow("is no URL");
});
