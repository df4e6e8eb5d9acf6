import { expect, test } from "vitest";
import { parseSqlFile } from "./sql-file.ts";

test("a file says what is run before, what is run again and again, and what a run comes to", () => {
  expect(
    parseSqlFile(
      "-- bench: payments 50\n-- bench: connections 4\ncreate table t ();\n-- bench: run\nselect :run;\n",
    ),
  ).toMatchObject({ run: "\nselect :run;\n", payments: 50, connections: 4 });
});

test("a file that says nothing is one payment, run by one connection, with nothing before", () => {
  expect(parseSqlFile("select transfer(1, 2, 100);")).toEqual({
    setUp: "",
    run: "select transfer(1, 2, 100);",
    payments: 1,
    connections: 1,
  });
});
