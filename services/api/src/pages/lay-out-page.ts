import { hash } from "node:crypto";
import { html, raw } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";
import { pageHeaders } from "./page-headers.ts";

const STYLE = `
:root { color-scheme: light dark; --line: light-dark(#d8dde3, #363c44); --quiet: light-dark(#5a6572, #9aa5b1);
  --raised: light-dark(#fff, #1d2126); --accent: light-dark(#175cd3, #84adff); }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.55 system-ui, sans-serif; background: light-dark(#f6f7f9, #14171a);
  color: light-dark(#1a2026, #e6eaee); }
header { display: flex; flex-wrap: wrap; gap: .3rem 1.5rem; align-items: baseline; padding: .8rem 1.5rem;
  background: var(--raised); border-bottom: 1px solid var(--line); }
header a:first-child { font-weight: 600; font-size: 1.1rem; color: inherit; text-decoration: none; margin-right: auto; }
main { max-width: 60rem; margin: 0 auto; padding: 1rem 1.5rem 4rem; }
a { color: var(--accent); }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 1.5rem 0 .5rem; overflow-wrap: anywhere; }
h2 { font-size: 1.1rem; margin: 2rem 0 .4rem; }
p { margin: .4rem 0; max-width: 44rem; }
.quiet { color: var(--quiet); }
code, pre { font: .9em/1.5 ui-monospace, monospace; }
pre { padding: 1rem; overflow-x: auto; background: var(--raised); border: 1px solid var(--line); border-radius: 8px; }
dl { display: grid; grid-template-columns: minmax(9rem, auto) 1fr; gap: .6rem 1.5rem; max-width: 52rem; }
dt { color: var(--quiet); }
dd { margin: 0; }
.scroll { overflow-x: auto; background: var(--raised); border: 1px solid var(--line); border-radius: 8px; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .5rem .9rem; border-bottom: 1px solid var(--line); }
tr:last-child td { border-bottom: 0; }
th { color: var(--quiet); font-size: .9rem; font-weight: 500; }
`;

/** Plain pages have this style and load nothing. */
export const PLAIN_PAGE_HEADERS = pageHeaders({
  "style-src": `'sha256-${hash("sha256", STYLE, "base64")}'`,
  "img-src": "data:",
});

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** The frame of every plain page: one file, no script, nothing to fetch. */
export const layOutPage = (title: string, body: Html): Html => html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <link rel="icon" href="data:," />
    <title>${title} · Quittance</title>
    <style>${raw(STYLE)}</style>
  </head>
  <body>
    <header>
      <a href="/">Quittance</a><a href="/docs">Try it</a><a href="/redoc">Reference</a><a href="/errors">Errors</a>
    </header>
    <main>${body}</main>
  </body>
</html>
`;
