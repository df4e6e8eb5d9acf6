import { expect, test } from "vitest";
import { layOutTable, toMarkdown } from "./lay-out-table.ts";

const samples = (figure: "posted" | "rate", ...values: number[]) =>
  values.map((value) => ({ figures: { [figure]: value } }));

const table = layOutTable([
  { name: "post spread", title: "Post", samples: samples("posted", 9_000, 12_345.6, 15_000) },
  { name: "tpcb", title: "TPC-B-like", samples: samples("rate", 2_500) },
]);

test("ratios come first, with both medians, the target and whether it is met", () => {
  expect(table.rows[0]).toEqual([
    "Post, spread, to TPC-B-like",
    "12,346 /s",
    "2,500 /s",
    "4.94",
    "at least 5",
    "NOT MET",
  ]);
});

test("every figure follows, with the least and the most of its repetitions where there are several", () => {
  expect(table.rows.slice(1).map(([what, measured]) => [what, measured])).toEqual([
    ["Post: posted", "12,346 /s (9,000 to 15,000)"],
    ["TPC-B-like: per second", "2,500 /s"],
  ]);
});

test("as text, the columns stand in line", () => {
  const lines = toMarkdown({
    head: ["what", "n"],
    rows: [
      ["a long name", "1"],
      ["b", "1,000"],
    ],
  });
  expect(lines.split("\n")).toEqual([
    "| what        | n     |",
    "| ----------- | ----- |",
    "| a long name | 1     |",
    "| b           | 1,000 |",
  ]);
});
