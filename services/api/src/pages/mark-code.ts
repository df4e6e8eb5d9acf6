import { html } from "hono/html";

/** A sentence with `code` in backticks, as HTML. */
export const markCode = (sentence: string) =>
  sentence
    .split("`")
    .map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : html`${part}`));
