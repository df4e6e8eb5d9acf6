import { hash, randomInt } from "node:crypto";
import { crc32 } from "node:zlib";

/** What a key may do; the names are the public contract's. */
export const SCOPES = [
  "payments:read",
  "payments:write",
  "accounts:read",
  "accounts:write",
  "webhooks:read",
  "webhooks:write",
  "events:read",
  "keys:write",
] as const;
export type Scope = (typeof SCOPES)[number];

export type KeyMode = "test" | "live";

const BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const SECRET_LENGTH = 30;
const KEY = /^qt_(test|live)_([0-9A-Za-z]{30})([0-9A-Za-z]{6})$/;

/** A new key: 30 random base62 characters (178 bits) and their checksum. */
export function makeApiKey(mode: KeyMode): string {
  const secret = Array.from({ length: SECRET_LENGTH }, () => BASE62[randomInt(62)]).join("");
  return `qt_${mode}_${secret}${checksum(secret)}`;
}

/** The mode of a well-formed key; undefined when the form or the checksum is wrong, which needs no look-up to refuse. */
export function modeOfApiKey(key: string): KeyMode | undefined {
  const [, mode, secret, check] = KEY.exec(key) ?? [];
  if (secret === undefined || checksum(secret) !== check) return undefined;
  return mode === "live" ? "live" : "test";
}

/** Keys are stored as SHA-256: a secret with 178 bits of entropy needs no slow hash. */
export const hashApiKey = (key: string): Buffer => hash("sha256", key, "buffer");

function checksum(secret: string): string {
  let rest = crc32(secret);
  let text = "";
  for (let digit = 0; digit < 6; digit += 1) {
    text = BASE62.charAt(rest % 62) + text;
    rest = Math.floor(rest / 62);
  }
  return text;
}
