import { expect, test } from "vitest";
import { hideSecrets } from "./hide-secrets.ts";

test.each([
  ["postgres://user:pass@host/db", "postgres://[hidden]@host/db"],
  ["redis://:p@ss@host:6379", "redis://[hidden]@host:6379"],
  ["host=db password=pass user=u", "host=db password=[hidden] user=u"],
  [
    "postgres://host/db?password=pass&sslmode=require",
    "postgres://host/db?password=[hidden]&sslmode=require",
  ],
  ["key qt_live_abcDEF123 was used", "key qt_live_[hidden] was used"],
  ["signed with whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD", "signed with whsec_[hidden]"],
  ["signed with whsk_aZ0+/b5sSYspob7oDaZ0+/b5sSY==", "signed with whsk_[hidden]"],
  [
    "keys 2026-b:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=,old:/+/+/+/+/+/+/+/+/+/+/+/+/+/+/+/+/+/+/+/+/+8=",
    "keys 2026-b:[hidden],old:[hidden]",
  ],
  ["Authorization: Basic b3BzOmh1c2g=", "Authorization: [hidden]"],
  ["sent Bearer abc.def-123 to it", "sent Bearer [hidden] to it"],
])("%s becomes %s", (text, expected) => {
  expect(hideSecrets(text)).toBe(expected);
});

test("a text made to be slow to go through is not", () => {
  const startedAt = performance.now();
  hideSecrets("a.".repeat(100_000));
  expect(performance.now() - startedAt).toBeLessThan(1_000);
});

test.each([
  "https://example.com/a@b",
  "mail ops@example.com",
  "postgres://host/db",
  "qt_test_ is a prefix",
  "Bearer authentication is missing",
])("%s holds no secret and stays as it is", (text) => {
  expect(hideSecrets(text)).toBe(text);
});
