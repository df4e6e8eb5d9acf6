import { expect, test } from "vitest";
import { createEventMemory } from "./event-memory.ts";

test("an event is new once, busy until it is done or forgotten, and done for good", () => {
  const memory = createEventMemory();
  expect(memory.begin("a")).toBe("new");
  expect(memory.begin("a")).toBe("busy");
  memory.forget("a");
  expect(memory.begin("a")).toBe("new");
  memory.done("a");
  expect(memory.begin("a")).toBe("done");
});

test("the oldest are forgotten first, and never one that is in hand", () => {
  const memory = createEventMemory({ max: 3 });
  memory.begin("in hand");
  for (const id of ["b", "c", "d", "e"]) {
    memory.begin(id);
    memory.done(id);
  }
  expect(memory.begin("in hand")).toBe("busy");
  expect(memory.begin("e")).toBe("done");
  expect(memory.begin("b")).toBe("new");
});
