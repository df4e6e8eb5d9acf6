import type { Posting } from "../books/read-postings.ts";
import type { Answers } from "../load/answers.ts";
import { courseOf, sizesOf } from "../measure/course.ts";
import type { Figures } from "../measure/figures.ts";
import type { Sample } from "../measure/measurable.ts";
import { meanOf, percentileOf } from "../measure/statistics.ts";

/** What a load over HTTP came to: clients' answers, and the postings that the server remembers. */
export function summariseLoad(
  answers: Answers,
  postings: readonly Posting[],
  more: Figures = {},
): Sample {
  const heard = answers.list.map(({ tookMs }) => tookMs);
  const waits = postings.map(({ acceptedAt, decidedAt }) => decidedAt - acceptedAt);
  const lastDecided = Math.max(...postings.map(({ decidedAt }) => decidedAt));
  const perSecond = (until: number) => (postings.length * 1_000) / (until - answers.startedAt);
  return {
    figures: {
      accepted: perSecond(answers.endedAt),
      posted: perSecond(lastDecided),
      acceptP50: percentileOf(heard, 50),
      acceptP99: percentileOf(heard, 99),
      postP50: percentileOf(waits, 50),
      postP99: percentileOf(waits, 99),
      group: meanOf(sizesOf(postings, "group")),
      batch: meanOf(sizesOf(postings, "batch")),
      ...more,
    },
    course: courseOf(postings, answers),
  };
}
