import { html } from "hono/html";
import type { Page } from "./answer-page.ts";
import { markCode } from "./mark-code.ts";

/** Where a stranger goes from here. */
const PLACES = {
  "/docs": "Every operation, to be tried out with your key (Swagger UI).",
  "/redoc": "The same to read (ReDoc).",
  "/openapi.json": "The OpenAPI 3.1 document, for tools and generators.",
  "/event-types.json": "The JSON Schemas of events and webhooks.",
  "/errors": "Every code with which a request is refused, and what to do about it.",
  "/livez": "Whether this process runs; `/readyz` says whether it can work.",
} as const;

const WORDS =
  "A payment processor. The API is under `/v1` and wants a key: `Authorization: Bearer <key>`.";

/** What stands at the root of the public door. */
export const HOME_PAGE: Page = {
  title: "API",
  html: html`<h1>Quittance</h1>
    <p>${markCode(WORDS)}</p>
    <dl>
      ${Object.entries(PLACES).map(
        ([path, words]) => html`<dt><a href="${path}">${path}</a></dt><dd>${markCode(words)}</dd>`,
      )}
    </dl>`,
  json: { name: "Quittance", api: "/v1", places: PLACES },
  text: [
    "Quittance",
    "",
    WORDS,
    "",
    ...Object.entries(PLACES).map((line) => line.join("  ")),
    "",
  ].join("\n"),
};
