import type { OpenAPIHono } from "@hono/zod-openapi";
import type { AppEnv } from "./app-env.ts";

/** The OpenAPI 3.1 document, made from the routes' own schemas. `docs/openapi.json` is a print of it. */
export const openApiDocument = (app: OpenAPIHono<AppEnv>) =>
  app.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "Quittance",
      version: "1",
      description: "A queue-driven payment processor with zero errors in money.",
    },
    security: [{ apiKey: [] }],
  });
