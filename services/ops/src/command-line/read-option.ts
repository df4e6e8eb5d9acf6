import { KEY_OVERLAP_SECONDS, type KeyMode, parseId, SCOPES, type Scope } from "@quittance/db";
import { type ApiKeyId, type Instant, parseInstant } from "@quittance/domain";
import { type CommandInput, UsageError } from "./command.ts";
import { isPrintable } from "./printable.ts";

const NAME_LENGTH_MAX = 200;

type Options = CommandInput["options"];

export function requireOption(options: Options, name: string): string {
  const value = options[name];
  if (value === undefined || value.trim() === "") throw new UsageError(`--${name} is missing.`);
  return value;
}

export function readName(options: Options): string {
  const name = requireOption(options, "name").trim();
  if (name.length > NAME_LENGTH_MAX || !isPrintable(name)) {
    throw new UsageError(`--name takes up to ${NAME_LENGTH_MAX} printable characters.`);
  }
  return name;
}

export function readMode(options: Options): KeyMode | undefined {
  const { mode } = options;
  if (mode === undefined || mode === "test" || mode === "live") return mode;
  throw new UsageError("--mode is test or live.");
}

/** A list with commas, or `all`. */
export function readScopes(options: Options): readonly Scope[] {
  const text = requireOption(options, "scopes");
  if (text === "all") return SCOPES;
  const scopes = text.split(",").map((word) => {
    const scope = SCOPES.find((known) => known === word.trim());
    if (scope === undefined) {
      throw new UsageError(
        `"${word.trim()}" is no scope. There are ${SCOPES.join(", ")}, and all for every one.`,
      );
    }
    return scope;
  });
  if (new Set(scopes).size !== scopes.length) throw new UsageError("A scope is named twice.");
  return scopes;
}

export function readExpiry(options: Options): Instant | null {
  const text = options["expires-at"];
  if (text === undefined) return null;
  const instant = parseInstant(text);
  if (instant === undefined) {
    throw new UsageError("--expires-at is a date and time like 2030-11-22T00:00:00Z.");
  }
  return instant;
}

export function readOverlapSeconds(options: Options): number {
  const text = options["overlap-seconds"];
  if (text === undefined) return KEY_OVERLAP_SECONDS.default;
  const seconds = /^\d{1,7}$/.test(text) ? Number(text) : Number.NaN;
  if (seconds <= KEY_OVERLAP_SECONDS.max) return seconds;
  throw new UsageError(`--overlap-seconds is a number from 0 to ${KEY_OVERLAP_SECONDS.max}.`);
}

export function readKeyId([text = ""]: readonly string[]): ApiKeyId {
  const id = parseId("key", text);
  if (id !== undefined) return id;
  // What was typed is not repeated: it may be the key itself.
  throw new UsageError(
    "That is not the id of a key: they look like key_01jd2m3n4p5q6r7s8t9v0w1x2y.",
  );
}
