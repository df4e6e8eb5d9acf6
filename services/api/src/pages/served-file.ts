import { hash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Context } from "hono";
import type { AppEnv } from "../app-env.ts";

/** Something that is always the same while this process runs. */
export interface ServedFile {
  readonly content: Uint8Array<ArrayBuffer>;
  readonly type: string;
  /** Strong, made of the content. */
  readonly etag: string;
}

export function servedFile(text: string, type: string): ServedFile {
  const bytes = new Uint8Array(Buffer.from(text));
  return { content: bytes, type, etag: `"${hash("sha256", bytes, "base64url").slice(0, 22)}"` };
}

/** Makes a file when it is first asked for, and once: asking needs no key, and making may take long. */
export function fileMadeOnce(make: () => string, type: string): () => ServedFile {
  let file: ServedFile | undefined;
  return () => {
    file ??= servedFile(make(), type);
    return file;
  };
}

/**
 * Reads a text when it is first asked for, and once; a failure is tried again.
 *
 * @param change what is served of it; all of it when left out
 */
export function lazyFile(
  path: string,
  type: string,
  change: (text: string) => string = (text) => text,
): () => Promise<ServedFile> {
  let file: Promise<ServedFile> | undefined;
  return () => {
    file ??= readFile(path, "utf8").then((text) => servedFile(change(text), type));
    file.catch(() => {
      file = undefined;
    });
    return file;
  };
}

/** Answers a file; to whoever has it already, only that it is still the same. */
export function answerFile(c: Context<AppEnv>, { content, type, etag }: ServedFile): Response {
  // Kept, and asked about each time: after an update nobody mixes old files with new ones.
  c.header("Cache-Control", "no-cache");
  c.header("ETag", etag);
  if (c.req.header("If-None-Match")?.includes(etag)) return c.body(null, 304);
  c.header("Content-Type", type);
  return c.body(content, 200);
}
