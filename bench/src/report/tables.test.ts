import { expect, test } from "vitest";
import { layOutFigures } from "./lay-out-figures.ts";
import { layOutRatios } from "./lay-out-ratios.ts";
import { toMarkdown } from "./table.ts";

const results = [
  {
    name: "post spread",
    title: "Post",
    samples: [9_000, 12_345.6, 15_000].map((posted) => ({
      figures: { posted, batch: 909.09, walBytes: 3_991.2 },
    })),
  },
  { name: "tpcb", title: "TPC-B-like", samples: [{ figures: { rate: 2_500 } }] },
  { name: "insert", title: "INSERT", samples: [{ figures: { p50: 0.251, p99: 1.5 } }] },
];

test("a ratio stands with both medians, the target, and whether it is met", () => {
  expect(layOutRatios(results).rows).toEqual([
    ["Post, spread, to TPC-B-like", "12,346 /s", "2,500 /s", "4.94", "at least 5", "NOT MET"],
  ]);
});

test("everything that was measured has a row, with the least and the most of a rate's repetitions", () => {
  expect(layOutFigures(results).rows.map((row) => row.slice(0, 6))).toEqual([
    ["Post", "12,346 posted (9,000 to 15,000)", "", "909.1 posted", "", "3,991 WAL"],
    ["TPC-B-like", "2,500", "", "", "", ""],
    ["INSERT", "", "0.25, 1.50", "", "", ""],
  ]);
});

test("as text, the columns stand in line", () => {
  const rows = [
    ["a long name", "1"],
    ["b", "1,000"],
  ];
  expect(toMarkdown({ head: ["what", "n"], rows }).split("\n")).toEqual([
    "| what        | n     |",
    "| ----------- | ----- |",
    "| a long name | 1     |",
    "| b           | 1,000 |",
  ]);
});
