import type { FigureName } from "./figures.ts";

/** One figure of one thing that was measured. */
export interface FigureOf {
  readonly measurable: string;
  readonly figure: FigureName;
}

/** What a ratio of two medians is meant to be. */
export interface Target {
  readonly title: string;
  readonly of: FigureOf;
  readonly to: FigureOf;
  readonly bound: "at least" | "at most";
  readonly limit: number;
}

const figureOf = (measurable: string, figure: FigureName): FigureOf => ({ measurable, figure });

const atLeast = (limit: number, title: string, of: FigureOf, to: FigureOf): Target => ({
  title,
  of,
  to,
  bound: "at least",
  limit,
});

const atMost = (limit: number, title: string, of: FigureOf, to: FigureOf): Target => ({
  ...atLeast(limit, title, of, to),
  bound: "at most",
});

const SPREAD = figureOf("post spread", "posted");
const TPCB = figureOf("tpcb", "rate");
const INSERT_P50 = figureOf("insert", "p50");
const INSERT_P99 = figureOf("insert", "p99");

/** The project's own targets, in ratios, because those can be compared from machine to machine. */
export const TARGETS: readonly Target[] = [
  atLeast(
    12,
    "Post, spread, to one intent per transaction",
    SPREAD,
    figureOf("one by one", "posted"),
  ),
  atLeast(0.5, "Post, spread, to raw set-based SQL", SPREAD, figureOf("raw sql", "rate")),
  atLeast(5, "Post, spread, to TPC-B-like", SPREAD, TPCB),
  atLeast(0.9, "Post, hot account, to Post, spread", figureOf("post hot", "posted"), SPREAD),
  atLeast(
    2,
    "Single, 64 connections, posted, to TPC-B-like",
    figureOf("single 64", "posted"),
    TPCB,
  ),
  atLeast(
    2.7,
    "Single, 256 connections, posted, to TPC-B-like",
    figureOf("single 256", "posted"),
    TPCB,
  ),
  atLeast(
    0.3,
    "Single, accepted, to the bare echo",
    figureOf("single 64", "accepted"),
    figureOf("echo", "rate"),
  ),
  atLeast(4, "Batch of 1,000, posted, to TPC-B-like", figureOf("batch 1000", "posted"), TPCB),
  atLeast(
    0.8,
    "Growth: Post, spread, to the same on empty tables",
    figureOf("growth post", "posted"),
    SPREAD,
  ),
  atLeast(
    0.8,
    "Growth: Single, 64 connections, posted, to the same on empty tables",
    figureOf("growth single", "posted"),
    figureOf("single 64", "posted"),
  ),
  atMost(
    12,
    "Single at half load, accept p50, to INSERT p50",
    figureOf("single 64 half", "acceptP50"),
    INSERT_P50,
  ),
  atMost(
    15,
    "Single at half load, accept p99, to INSERT p99",
    figureOf("single 64 half", "acceptP99"),
    INSERT_P99,
  ),
  atMost(
    30,
    "Single at half load, accept to posted p50, to INSERT p50",
    figureOf("single 64 half", "postP50"),
    INSERT_P50,
  ),
  atMost(
    40,
    "Single at half load, accept to posted p99, to INSERT p99",
    figureOf("single 64 half", "postP99"),
    INSERT_P99,
  ),
  atMost(
    15,
    "One lonely request, accept to posted p50, on Redis, to INSERT p50",
    figureOf("lonely redis", "postP50"),
    INSERT_P50,
  ),
  atMost(
    40,
    "One lonely request, accept to posted p50, on the PostgreSQL queue, to INSERT p50",
    figureOf("lonely postgres", "postP50"),
    INSERT_P50,
  ),
];
