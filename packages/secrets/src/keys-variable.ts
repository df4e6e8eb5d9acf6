import { z } from "zod";
import type { NamedKey } from "./key-ring.ts";

const KEY_BYTES = 32;
const ENTRY = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/]{43}=)$/;

/** WEBHOOK_SECRET_KEYS, as every process that seals or opens secrets reads it. */
export const keysVariable = z
  .string()
  .default("")
  .transform((text, context): readonly NamedKey[] => {
    const entries = text
      .split(",")
      .map((entry) => entry.trim())
      .filter(Boolean);
    const keys = entries.flatMap(readKey);
    const names = new Set(keys.map(({ name }) => name));
    if (keys.length === entries.length && names.size === keys.length && !names.has("none")) {
      return keys;
    }
    context.addIssue({
      code: "custom",
      message: "entries such as 2026-11:<32 bytes in base64> with different names are expected",
    });
    return z.NEVER;
  })
  .meta({
    description:
      "Master keys that seal webhook secrets in the database, separated by commas, each <name>:<32 bytes in base64> (openssl rand -base64 32). The first seals, all open. Without any, secrets are not sealed.",
  });

function readKey(entry: string): readonly NamedKey[] {
  const [, name, text] = ENTRY.exec(entry) ?? [];
  if (name === undefined || text === undefined) return [];
  const bytes = Buffer.from(text, "base64");
  return bytes.length === KEY_BYTES ? [{ name, bytes }] : [];
}
