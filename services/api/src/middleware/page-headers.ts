import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../app-env.ts";

/** What a page needs besides files of our own, in the words of a Content-Security-Policy. */
export interface PageSources {
  /** For example the hash of a script that stands in the page itself. */
  readonly scripts?: readonly string[];
  readonly styles?: readonly string[];
  readonly workers?: readonly string[];
}

/**
 * The headers of pages for people: they may use files of ours and nothing of anyone else's, can not
 * be shown inside another page, and tell nobody where a reader came from.
 */
export function pageHeaders(sources: PageSources = {}) {
  const { scripts = [], styles = [], workers = [] } = sources;
  const policy = [
    "default-src 'none'",
    ["script-src 'self'", ...scripts].join(" "),
    ["style-src 'self'", ...styles].join(" "),
    ["worker-src 'self'", ...workers].join(" "),
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
  return createMiddleware<AppEnv>(async (c, next) => {
    c.header("Content-Security-Policy", policy);
    c.header("Referrer-Policy", "no-referrer");
    await next();
  });
}
