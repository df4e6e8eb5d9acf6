import { html, raw } from "hono/html";
import { BOARD_PATH } from "../queues/board.ts";
import { AUDIT_LOG_PATH } from "./audit-log-path.ts";

/** A page that tells how things stand looks again by itself, and forgets what the last action came to. */
const REFRESH_SECONDS = 10;

const STYLE = `
:root { color-scheme: light dark; --line: light-dark(#d8dde3, #363c44); --quiet: light-dark(#5a6572, #9aa5b1);
  --raised: light-dark(#fff, #1d2126); --alarm: light-dark(#b42318, #ff8a7a); --accent: light-dark(#175cd3, #84adff); }
* { box-sizing: border-box; }
body { margin: 0; font: 15px/1.5 system-ui, sans-serif; background: light-dark(#f6f7f9, #14171a); }
header { display: flex; gap: 1.5rem; align-items: baseline; padding: .8rem 1.5rem; background: var(--raised);
  border-bottom: 1px solid var(--line); }
header strong { font-size: 1.05rem; }
main { max-width: 84rem; margin: 0 auto; padding: 1.5rem; }
a { color: var(--accent); }
h2 { font-size: 1.1rem; margin: 2rem 0 .6rem; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: 1rem; }
.tile { background: var(--raised); border: 1px solid var(--line); border-radius: 8px; padding: .9rem 1.1rem; }
.tile.warning { border-color: var(--alarm); }
.tile.warning .value { color: var(--alarm); }
.name, .detail, .remark, small { color: var(--quiet); font-size: .85rem; }
.value { font-size: 1.7rem; font-weight: 600; line-height: 1.3; }
.notice { padding: .6rem 1rem; border: 1px solid var(--accent); border-radius: 8px; }
.scroll { overflow-x: auto; background: var(--raised); border: 1px solid var(--line); border-radius: 8px; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .6rem .9rem; border-bottom: 1px solid var(--line); white-space: nowrap; }
tr:last-child td { border-bottom: 0; }
th { color: var(--quiet); font-size: .85rem; font-weight: 500; }
td.time { font-size: .85rem; font-variant-numeric: tabular-nums; }
code, pre { font: 13px/1.5 ui-monospace, monospace; }
pre { margin: 0; max-height: 9rem; overflow: auto; white-space: pre-wrap; overflow-wrap: anywhere; min-width: 18rem; }
.filter { display: flex; flex-wrap: wrap; gap: .8rem; align-items: end; margin: 1rem 0; }
.filter label { display: grid; color: var(--quiet); font-size: .85rem; }
.filter input, .filter select { font: inherit; padding: .25rem .5rem; }
button { font: inherit; padding: .25rem .8rem; border-radius: 6px; border: 1px solid var(--line); cursor: pointer;
  background: transparent; color: var(--accent); }
`;

/**
 * The frame of every page of the console: one file, no script, nothing to fetch.
 *
 * @param options.refreshFrom where a page that looks again by itself is to be found
 */
export function layOutPage(
  title: string,
  body: ReturnType<typeof html>,
  options: { readonly refreshFrom?: string } = {},
) {
  const { refreshFrom } = options;
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    ${
      refreshFrom === undefined
        ? ""
        : html`<meta http-equiv="refresh" content="${REFRESH_SECONDS}; url=${refreshFrom}" />`
    }
    <link rel="icon" href="data:," />
    <title>${title} · Quittance</title>
    <style>${raw(STYLE)}</style>
  </head>
  <body>
    <header><strong>Quittance</strong><a href="/">Overview</a><a href="${AUDIT_LOG_PATH}">Audit log</a><a href="${BOARD_PATH}">Queues</a></header>
    <main>${body}</main>
  </body>
</html>`;
}
