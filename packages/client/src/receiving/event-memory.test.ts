import { expect, test } from "vitest";
import { createEventMemory } from "./event-memory.ts";

test("an event is new once, busy until it is done or forgotten, and done for good", async () => {
  const memory = createEventMemory();
  expect(memory.begin("a")).toBe("new");
  expect(memory.begin("a")).toBe("busy");
  await memory.forget("a");
  expect(memory.begin("a")).toBe("new");
  await memory.done("a");
  expect(memory.begin("a")).toBe("done");
});

test("the oldest are forgotten first, and never one that is in hand", async () => {
  const memory = createEventMemory({ max: 3 });
  await memory.begin("in hand");
  for (const id of ["b", "c", "d", "e"]) {
    await memory.begin(id);
    await memory.done(id);
  }
  expect(memory.begin("in hand")).toBe("busy");
  expect(memory.begin("e")).toBe("done");
  expect(memory.begin("b")).toBe("new");
});
