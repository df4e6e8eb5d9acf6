import type { Context } from "hono";
import { accepts } from "hono/accepts";
import type { AppEnv } from "../app-env.ts";
import { layOutPage, PLAIN_PAGE_HEADERS } from "./lay-out-page.ts";

/** One page in three forms: for browsers, for programs, and for people at a command line. */
export interface Page {
  readonly title: string;
  readonly html: Parameters<typeof layOutPage>[1];
  readonly json: Readonly<Record<string, unknown>>;
  readonly text: string;
}

const HTML = "text/html";
const JSON_TYPE = "application/json";

/** Answers a page in the form that `Accept` asks for; plain text when it does not say. */
export function answerPage(c: Context<AppEnv>, page: Page): Response | Promise<Response> {
  for (const [name, value] of Object.entries(PLAIN_PAGE_HEADERS)) c.header(name, value);
  c.header("Vary", "Accept");
  const form = accepts(c, { header: "Accept", supports: [HTML, JSON_TYPE], default: "text/plain" });
  if (form === HTML) return c.html(layOutPage(page.title, page.html));
  return form === JSON_TYPE ? c.json(page.json) : c.text(page.text);
}
