import type { Posting } from "../books/read-postings.ts";
import type { Answers } from "../load/answers.ts";
import { percentileOf } from "./statistics.ts";

/** How a measurement went over time: one value for each bucket, null where nothing happened in it. */
export interface Course {
  readonly bucketMs: number;
  readonly lines: readonly Line[];
  /** How many posting batches there were of each size. */
  readonly batchSizes: readonly { readonly size: number; readonly count: number }[];
}

export interface Line {
  readonly figure: "throughput" | "latency" | "memory";
  readonly label: string;
  readonly values: readonly (number | null)[];
}

const BUCKET_MS = 250;

/** Draws the course of a load from what clients heard and from when the server committed. */
export function courseOf(postings: readonly Posting[], answers?: Answers): Course {
  const begin = answers?.startedAt ?? Math.min(...postings.map(({ decidedAt }) => decidedAt));
  const posted = inBuckets(postings, begin, ({ decidedAt }) => decidedAt);
  const waits = posted.map((bucket) =>
    bucket.map(({ decidedAt, acceptedAt }) => decidedAt - acceptedAt),
  );
  const lines: Line[] = [throughput("posted", posted)];
  if (answers !== undefined) {
    const heard = inBuckets(answers.list, begin, ({ at }) => at);
    const took = heard.map((bucket) => bucket.map(({ tookMs }) => tookMs));
    lines.push(
      throughput("accepted", heard),
      ...latency("accept", took),
      ...latency("accept to posted", waits),
    );
  }
  return { bucketMs: BUCKET_MS, lines, batchSizes: countSizes(postings) };
}

/** How many intents the transactions had, one number for each. */
export function sizesOf(postings: readonly Posting[], of: "batch" | "group"): readonly number[] {
  const sizes = new Map<string, number>();
  for (const posting of postings) sizes.set(posting[of], (sizes.get(posting[of]) ?? 0) + 1);
  return [...sizes.values()];
}

function countSizes(postings: readonly Posting[]): Course["batchSizes"] {
  const counts = Map.groupBy(sizesOf(postings, "batch"), (size) => size);
  return [...counts]
    .map(([size, all]) => ({ size, count: all.length }))
    .sort((a, b) => a.size - b.size);
}

function inBuckets<Item>(
  items: readonly Item[],
  begin: number,
  timeOf: (item: Item) => number,
): readonly (readonly Item[])[] {
  const buckets: Item[][] = [];
  for (const item of items) {
    const index = Math.max(0, Math.floor((timeOf(item) - begin) / BUCKET_MS));
    while (buckets.length <= index) buckets.push([]);
    buckets[index]?.push(item);
  }
  return buckets;
}

const throughput = (label: string, buckets: readonly (readonly unknown[])[]): Line => ({
  figure: "throughput",
  label: `${label}/s`,
  values: buckets.map(({ length }) => (length * 1_000) / BUCKET_MS),
});

const latency = (label: string, buckets: readonly (readonly number[])[]): readonly Line[] =>
  [50, 99].map((percent) => ({
    figure: "latency" as const,
    label: `${label} p${percent}`,
    values: buckets.map((bucket) => (bucket.length === 0 ? null : percentileOf(bucket, percent))),
  }));
