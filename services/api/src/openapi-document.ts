import type { OpenAPIHono } from "@hono/zod-openapi";
import type { AppEnv } from "./app-env.ts";
import { addApiVersion } from "./openapi/add-api-version.ts";
import { addScopes } from "./scopes/add-scopes.ts";
import { readRouteScopes } from "./scopes/read-route-scopes.ts";

/** How clients say who they are; the name is what `security` refers to. */
const SECURITY_SCHEMES = {
  apiKey: {
    type: "http",
    scheme: "bearer",
    description: "An API key, qt_test_… or qt_live_….",
  },
} as const;

/** The OpenAPI 3.1 document, made from the routes' own schemas. `docs/openapi.json` is a print of it. */
export function openApiDocument(app: OpenAPIHono<AppEnv>) {
  const document = app.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "Quittance",
      version: "1",
      description: "A queue-driven payment processor with zero errors in money.",
    },
    security: [{ apiKey: [] }],
  });
  const components = { ...document.components, securitySchemes: SECURITY_SCHEMES };
  return addScopes(addApiVersion({ ...document, components }), readRouteScopes(app));
}
