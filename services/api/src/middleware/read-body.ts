import type { Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../app-env.ts";
import { parseJson } from "../json/parse-json.ts";
import { Problem } from "../problem/problem.ts";
import { readInVersion } from "../request/read-in-version.ts";

/** Room for 50 metadata values of 500 characters, escaped. */
const BODY_BYTES_MAX = 256 * 1024;

/** Room for 50 legs, each with all its fields, and 50 metadata values. */
const BODY_VALUES_MAX = 2_000;

/** Room for 1,000 intents as they are usually written. */
const BATCH_BODY_BYTES_MAX = 16 * 1024 * 1024;

/** Room for 1,000 intents of 50 legs and 50 metadata values each: as many as there may be. */
const BATCH_BODY_VALUES_MAX = 280_000;

const JSON_TYPE = /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;

const PLAIN_CODING = /^(identity)?$/i;

const COMMANDS = /\/(capture|cancel|close|rotate|rotate_secret|test|retry)$/;

const METHODS_WITH_BODY = new Set(["POST", "PATCH", "PUT"]);

function refuseLarge(c: Context, maxSize: number): never {
  // The rest of the body is still on its way, so the connection is of no use to another request.
  c.header("Connection", "close");
  throw new Problem("payload_too_large", { detail: `At most ${maxSize} bytes are accepted.` });
}

function limitTo(maxSize: number) {
  const countWhileReading = bodyLimit({ maxSize, onError: (c) => refuseLarge(c, maxSize) });
  return createMiddleware<AppEnv>((c, next) => {
    const length = c.req.header("Content-Length");
    const isChunked = c.req.header("Transfer-Encoding") !== undefined;
    // A body that comes in pieces is a stream, which costs more than all else that the door does.
    if (length === undefined || isChunked) return countWhileReading(c, next);
    if (Number(length) > maxSize) refuseLarge(c, maxSize);
    return next();
  });
}

const limitBatch = limitTo(BATCH_BODY_BYTES_MAX);
const limitOther = limitTo(BODY_BYTES_MAX);

/** Refuses bodies that are too large; batches may be larger. */
export const limitBody = createMiddleware<AppEnv>((c, next) =>
  isBatch(c) ? limitBatch(c, next) : limitOther(c, next),
);

const isBatch = ({ req }: Context): boolean => req.path.endsWith("/batch");

/**
 * Lets only I-JSON in UTF-8 through to the validator. Invalid UTF-8 would otherwise be replaced
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
    const text = decode(await c.req.arrayBuffer());
    const read = parseJson(text, isBatch(c) ? BATCH_BODY_VALUES_MAX : BODY_VALUES_MAX);
    const value = Promise.resolve(readInVersion(c, read));
    // What reads the body from now on gets this value, and parses nothing again.
    Object.assign(c.req, { json: () => value });
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

// A byte order mark stays where it is, and is refused as what JSON does not begin with.
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function decode(bytes: ArrayBuffer): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new Problem("invalid_utf8");
  }
}
