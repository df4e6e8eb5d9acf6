import {
  API_VERSIONS,
  type ApiVersion,
  parseApiVersion,
  type Translation,
  translateBody,
  translationOf,
} from "@quittance/domain";
import type { Context, Next } from "hono";
import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../app-env.ts";
import { Problem } from "../problem/problem.ts";

const HEADER = "Api-Version";

const JSON_TYPE = /^application\/(problem\+)?json\b/;

/**
 * Finds out which version of the API a request speaks: the one that it names, otherwise the one that
 * its key is pinned to. The answer says which, and is written in it. For the newest nothing is done.
 *
 * @param find what stands between a version and the newest
 */
export function speakVersion(
  find: (version: ApiVersion) => Translation | undefined = translationOf,
) {
  return createMiddleware<AppEnv>((c, next) => {
    const pinned = c.get("principal").apiVersion;
    const asked = c.req.header(HEADER);
    const version = asked === undefined ? pinned : parseApiVersion(asked);
    // Before the answer is made: adding to one that is there makes it anew.
    c.header(HEADER, version ?? pinned);
    if (version === undefined) {
      throw new Problem("api_version_invalid", {
        detail: `Send one of these, or leave the header out: ${API_VERSIONS.join(", ")}.`,
      });
    }
    c.set("apiVersion", version);
    const translation = find(version);
    if (translation === undefined) return next();
    c.set("translation", translation);
    return translateAnswer(c, next, translation);
  });
}

async function translateAnswer(c: Context<AppEnv>, next: Next, translation: Translation) {
  await next();
  const type = c.res.headers.get("Content-Type") ?? "";
  if (!JSON_TYPE.test(type)) return;
  c.res = new Response(translateBody(translation, await c.res.text()), c.res);
}
