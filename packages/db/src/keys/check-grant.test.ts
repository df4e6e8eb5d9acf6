import { type Instant, instantOf } from "@quittance/domain";
import { expect, test } from "vitest";
import { newId } from "../public-id.ts";
import { SCOPES, type Scope } from "./api-key.ts";
import type { ApiKeyRecord } from "./api-key-record.ts";
import { checkGrant } from "./check-grant.ts";
import { KeyRefusedError } from "./key-refused-error.ts";

const at = (time: string): Instant => instantOf(new Date(`2026-11-26T${time}Z`));
const NOW = at("12:00:00");

const keyWith = (scopes: readonly Scope[], expiresAt: Instant | null): ApiKeyRecord => ({
  id: newId("key"),
  name: null,
  scopes,
  apiVersion: "2026-11-01",
  lastFour: null,
  replacedBy: null,
  createdAt: at("00:00:00"),
  expiresAt,
  lastUsedAt: null,
  revokedAt: null,
});

function codeOf(giver: ApiKeyRecord | null, scopes: readonly Scope[], expiresAt: Instant | null) {
  try {
    checkGrant(giver, { scopes, expiresAt }, NOW);
    return undefined;
  } catch (error) {
    if (error instanceof KeyRefusedError) return error.code;
    throw error;
  }
}

test.each(SCOPES)("a key without %s does not hand it out, alone or among others", (scope) => {
  const others = SCOPES.filter((each) => each !== scope);
  const giver = keyWith(others, null);
  expect(codeOf(giver, [scope], null)).toBe("insufficient_scope");
  expect(codeOf(giver, SCOPES, null)).toBe("insufficient_scope");
  expect(codeOf(giver, others, null)).toBeUndefined();
});

test("a key that expires makes none that outlives it", () => {
  const giver = keyWith(SCOPES, at("13:00:00"));
  expect(codeOf(giver, ["keys:write"], null)).toBe("timestamp_too_late");
  expect(codeOf(giver, ["keys:write"], at("13:00:01"))).toBe("timestamp_too_late");
  expect(codeOf(giver, ["keys:write"], at("13:00:00"))).toBeUndefined();
  expect(codeOf(giver, ["keys:write"], at("12:30:00"))).toBeUndefined();
});

test("nobody, an operator included, makes a key that has expired already", () => {
  for (const giver of [null, keyWith(SCOPES, null)]) {
    expect(codeOf(giver, ["keys:write"], NOW)).toBe("timestamp_in_past");
    expect(codeOf(giver, ["keys:write"], at("11:59:59"))).toBe("timestamp_in_past");
    expect(codeOf(giver, ["keys:write"], at("12:00:01"))).toBeUndefined();
  }
});

test("an operator hands out every scope, for ever", () => {
  expect(codeOf(null, SCOPES, null)).toBeUndefined();
});
