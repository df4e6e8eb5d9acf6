import { html } from "hono/html";
import type { Html } from "./lay-out-page.ts";

/** A page that shows the OpenAPI document by scripts of its own origin. */
export interface ReferencePage {
  readonly title: string;
  /** Paths of what it loads, in this order. */
  readonly styles: readonly string[];
  readonly scripts: readonly string[];
  readonly modules: readonly string[];
}

/** The element that the scripts fill. */
export const REFERENCE_ELEMENT = "reference";

/** The HTML of it: nothing is written in the page itself that a script could be. */
export const layOutReference = ({ title, styles, scripts, modules }: ReferencePage): Html =>
  html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <link rel="icon" href="data:," />
    <title>${title} · Quittance</title>
    ${styles.map((path) => html`<link rel="stylesheet" href="${path}" />`)}
  </head>
  <body>
    <noscript>This page needs JavaScript. The document itself is at <a href="/openapi.json">/openapi.json</a>.</noscript>
    <div id="${REFERENCE_ELEMENT}"></div>
    ${scripts.map((path) => html`<script defer src="${path}"></script>`)}
    ${modules.map((path) => html`<script type="module" src="${path}"></script>`)}
  </body>
</html>
`;
