import type { Line } from "./course.ts";
import type { Figures } from "./figures.ts";
import { medianOf } from "./statistics.ts";

const LOOK_EVERY_MS = 1_000;
const LOOKS_A_MINUTE = 60;

/** What api and worker have resident, in MB. */
type Memory = Readonly<Record<"api" | "worker", number>>;

/** Looks at the memory of api and worker once a second, until it is stopped. */
export function watchMemory(read: () => Memory): { stop(): MemoryCourse } {
  const seen: Memory[] = [read()];
  const timer = setInterval(() => seen.push(read()), LOOK_EVERY_MS);
  return {
    stop() {
      clearInterval(timer);
      return describeCourse(seen);
    },
  };
}

export interface MemoryCourse {
  readonly figures: Figures;
  readonly bucketMs: number;
  readonly lines: readonly Line[];
}

/** The most of each, and how much more there was in the last minute than in the second one: medians, so that neither is a peak. */
export function describeCourse(seen: readonly Memory[]): MemoryCourse {
  const of = (kind: keyof Memory) => seen.map((memory) => memory[kind]);
  const growth = (values: readonly number[]) =>
    medianOf(values.slice(-LOOKS_A_MINUTE)) -
    medianOf(values.slice(LOOKS_A_MINUTE, 2 * LOOKS_A_MINUTE));
  const isLong = seen.length >= 3 * LOOKS_A_MINUTE;
  return {
    figures: {
      apiMb: Math.max(...of("api")),
      workerMb: Math.max(...of("worker")),
      ...(isLong ? { apiGrowthMb: growth(of("api")), workerGrowthMb: growth(of("worker")) } : {}),
    },
    bucketMs: LOOK_EVERY_MS,
    lines: (["api", "worker"] as const).map((kind) => ({
      figure: "memory",
      label: kind,
      values: of(kind),
    })),
  };
}
