import { expect, test } from "vitest";
import { layOutTable } from "./lay-out.ts";

test("what a tenant wrote does nothing to the operator's terminal", () => {
  const rows = layOutTable([
    ["NAME", "HINT"],
    ["\u001b[2J\u009b\nb\u202e", "x"],
  ]);
  expect(rows).toEqual(["NAME      HINT", "\ufffd[2J\ufffd\ufffdb\ufffd  x"]);
});
