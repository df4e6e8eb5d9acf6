import { validate, version } from "uuid";
import { afterEach, expect, test, vi } from "vitest";
import { newUuid } from "./new-uuid.ts";

afterEach(() => vi.useRealTimers());

const COUNT = 10_000;
const many = (): readonly string[] => Array.from({ length: COUNT }, newUuid);

test("ids are UUIDv7, each another one, in the order in which they were made", () => {
  const ids = many();
  for (const id of ids) expect([validate(id), version(id)]).toEqual([true, 7]);
  expect(new Set(ids).size).toBe(COUNT);
  expect(ids.toSorted()).toEqual(ids);
});

test("their order stays when the clock stands still or is set back", () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  const before = many();
  vi.setSystemTime(Date.now() - 60_000);
  const ids = [...before, ...many()];
  expect(new Set(ids).size).toBe(2 * COUNT);
  expect(ids.toSorted()).toEqual(ids);
});

test("the time of an id is that of the clock", () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2100, 0, 1) });
  const [id = ""] = many();
  expect(Number.parseInt(id.replace("-", "").slice(0, 12), 16)).toBe(Date.UTC(2100, 0, 1));
});

test("the random part of no two ids is the same, also of those that are drawn together", () => {
  const parts = many().map((id) => id.slice(-10));
  expect(new Set(parts).size).toBe(COUNT);
});
