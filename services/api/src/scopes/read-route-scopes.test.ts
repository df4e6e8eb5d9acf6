import { createRoute, OpenAPIHono } from "@hono/zod-openapi";
import { expect, test } from "vitest";
import type { AppEnv } from "../app-env.ts";
import { requireScope } from "../middleware/authenticate.ts";
import { addScopes } from "../openapi/add-scopes.ts";
import { readRouteScopes } from "./read-route-scopes.ts";

const answered = { responses: { 200: { description: "Done." } } };

const guarded = createRoute({
  method: "get",
  path: "/v1/things/{id}",
  description: "A thing.",
  middleware: [requireScope("accounts:read")] as const,
  ...answered,
});

function appWithGuardedRoute() {
  const app = new OpenAPIHono<AppEnv>();
  app.use("/v1/*", async (_, next) => next());
  app.openapi(guarded, (c) => c.body(null, 200));
  app.get("/livez", (c) => c.text("ok"));
  return app;
}

test("each route under /v1 is known by its scope, and what stands outside or before needs none", () => {
  const scopes = readRouteScopes(appWithGuardedRoute());
  expect([...scopes]).toEqual([["GET /v1/things/:id", "accounts:read"]]);
});

test("a route that requires no scope is named, however it was added", () => {
  const app = appWithGuardedRoute();
  app.openapi(createRoute({ method: "post", path: "/v1/bare/{id}", ...answered }), (c) =>
    c.body(null, 200),
  );
  app.delete("/v1/plain", (c) => c.body(null, 204));
  app.all("/v1/every", (c) => c.body(null, 204));
  expect(() => readRouteScopes(app)).toThrow(
    "Every route under /v1 requires exactly one scope (requireScope). Not so: POST /v1/bare/:id (none), DELETE /v1/plain (none), ALL /v1/every (none).",
  );
});

test("a route that requires two scopes is named too: the second would go unsaid", () => {
  const app = appWithGuardedRoute();
  app.get("/v1/two", requireScope("events:read"), requireScope("keys:write"), (c) => c.text(""));
  expect(() => readRouteScopes(app)).toThrow("GET /v1/two (2)");
});

test("the document says of each operation which scope its key must have", () => {
  const app = appWithGuardedRoute();
  const document = app.getOpenAPI31Document({ openapi: "3.1.0", info: { title: "", version: "" } });
  const paths = addScopes(document.paths, readRouteScopes(app));
  expect(paths["/v1/things/{id}"]).toMatchObject({
    get: {
      security: [{ apiKey: ["accounts:read"] }],
      description: "A thing.\n\nRequires the scope `accounts:read`.",
    },
  });
});
