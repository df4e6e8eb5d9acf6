import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { type NamedKey, openKeyRing } from "./key-ring.ts";

const key = (name: string): NamedKey => ({ name, bytes: randomBytes(32) });
const [old, young, foreign] = [key("old"), key("young"), key("old")];
const SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

describe("a sealed secret", () => {
  test("opens with the key that sealed it, and shows nothing of itself", () => {
    const ring = openKeyRing([old]);
    const sealed = ring.seal(SECRET, "a");
    expect(sealed.key).toBe("old");
    expect(Buffer.from(sealed.text, "base64").toString("latin1")).not.toContain("whsec");
    expect(ring.open(sealed, "a")).toBe(SECRET);
  });

  test("looks different each time", () => {
    const ring = openKeyRing([old]);
    expect(ring.seal(SECRET, "a").text).not.toBe(ring.seal(SECRET, "a").text);
  });

  test("does not open in another place, under another key's name, with another key, or with one byte changed", () => {
    const ring = openKeyRing([old, { ...old, name: "same bytes" }]);
    const sealed = ring.seal(SECRET, "a");
    expect(() => ring.open(sealed, "b")).toThrow();
    expect(() => ring.open({ ...sealed, key: "same bytes" }, "a")).toThrow();
    expect(() => openKeyRing([foreign]).open(sealed, "a")).toThrow();
    for (const index of [0, 12, -1]) {
      const bytes = Buffer.from(sealed.text, "base64");
      const at = index < 0 ? bytes.length + index : index;
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      expect(() => ring.open({ ...sealed, text: bytes.toString("base64") }, "a")).toThrow();
    }
  });

  test("does not open when its tag was cut short", () => {
    const ring = openKeyRing([old]);
    const sealed = ring.seal("", "a");
    const bytes = Buffer.from(sealed.text, "base64").subarray(0, -4);
    expect(() => ring.open({ ...sealed, text: bytes.toString("base64") }, "a")).toThrow();
  });
});

test("the first key seals and every key opens, so that a key is changed without a pause", () => {
  const before = openKeyRing([old]).seal(SECRET, "a");
  const between = openKeyRing([young, old]);
  expect(between.open(before, "a")).toBe(SECRET);
  const after = between.seal(SECRET, "a");
  expect(after.key).toBe("young");
  expect(openKeyRing([young]).open(after, "a")).toBe(SECRET);
  expect(() => openKeyRing([young]).open(before, "a")).toThrow('no key "old"');
});

test("a ring without keys leaves secrets as they are, and a ring that gets its first key still reads them", () => {
  const empty = openKeyRing([]);
  const sealed = empty.seal(SECRET, "a");
  expect(empty.current).toBe("none");
  expect(sealed).toEqual({ key: "none", text: SECRET });
  expect(openKeyRing([young]).open(sealed, "a")).toBe(SECRET);
});
