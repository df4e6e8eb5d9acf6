import type { Bench } from "../bench.ts";
import type { Course } from "./course.ts";
import type { Figures } from "./figures.ts";

/** What one repetition came to. */
export interface Sample {
  readonly figures: Figures;
  /** How it went over time, where that is drawn. */
  readonly course?: Course;
}

/** Something that is measured, once in each round. */
export interface Measurable {
  /** How targets and results call it: `post spread`. */
  readonly name: string;
  readonly title: string;
  /** In how many rounds it is measured; the median of them counts. */
  readonly rounds: number;
  /** Whether it needs a Redis, and is left out where there is none. */
  readonly needsRedis?: boolean;
  measure(bench: Bench): Promise<Sample>;
}

/** A scenario of the bench, which is chosen by its name, and what it is compared with. */
export interface Scenario {
  readonly name: string;
  readonly measurables: readonly Measurable[];
  readonly baselines: readonly Measurable[];
}
