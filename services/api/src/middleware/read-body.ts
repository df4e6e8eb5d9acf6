import type { Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../app-env.ts";
import { Problem } from "../problem/problem.ts";

/** Room for 50 metadata values of 500 characters, escaped. */
const BODY_BYTES_MAX = 256 * 1024;

/** Room for 1,000 intents as they are usually written. */
const BATCH_BODY_BYTES_MAX = 16 * 1024 * 1024;

const JSON_TYPE = /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;

const PLAIN_CODING = /^(identity)?$/i;

const COMMANDS = /\/(capture|cancel|close|rotate_secret|test|retry)$/;

const METHODS_WITH_BODY = new Set(["POST", "PATCH", "PUT"]);

const limitTo = (maxSize: number) =>
  bodyLimit({
    maxSize,
    onError: (c) => {
      // The rest of the body is still on its way, so the connection is of no use to another request.
      c.header("Connection", "close");
      throw new Problem("payload_too_large", { detail: `At most ${maxSize} bytes are accepted.` });
    },
  });

/** Refuses bodies that are too large; batches may be larger. */
export const limitBody = createMiddleware<AppEnv>((c, next) =>
  c.req.path.endsWith("/batch")
    ? limitTo(BATCH_BODY_BYTES_MAX)(c, next)
    : limitTo(BODY_BYTES_MAX)(c, next),
);

/**
 * Lets only JSON in UTF-8 through to the validator. Invalid UTF-8 would otherwise be replaced
 * silently, and what is signed and stored would not be what the client sent.
 */
export const readBody = createMiddleware<AppEnv>(async (c, next) => {
  if (METHODS_WITH_BODY.has(c.req.method) && !(await mayLackBody(c))) {
    if (!JSON_TYPE.test(c.req.header("Content-Type") ?? "")) {
      throw new Problem("unsupported_media_type");
    }
    if (!PLAIN_CODING.test(c.req.header("Content-Encoding") ?? "")) {
      throw new Problem("unsupported_media_type", {
        detail: "Send the body as it is, without a Content-Encoding.",
      });
    }
    refuseInvalidUtf8(await c.req.arrayBuffer());
  }
  await next();
});

/** A command that is all in the path needs no body. One that has a body says what it is. */
async function mayLackBody({ req }: Context<AppEnv>): Promise<boolean> {
  return (
    COMMANDS.test(req.path) &&
    req.header("Content-Type") === undefined &&
    (await req.arrayBuffer()).byteLength === 0
  );
}

function refuseInvalidUtf8(bytes: ArrayBuffer): void {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Problem("invalid_utf8");
  }
}
