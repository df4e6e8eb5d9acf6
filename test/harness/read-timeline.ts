import type { PaymentIntentTimeline, TimelineMoment } from "@quittance/client";
import { expect } from "vitest";

type Type = TimelineMoment["type"];
type Moment<T extends Type> = Extract<TimelineMoment, { type: T }>;

/** The types of all moments, in the order in which they stand. */
export const typesIn = ({ data }: PaymentIntentTimeline): readonly Type[] =>
  data.map(({ type }) => type);

const isOf =
  <T extends Type>(type: T) =>
  (moment: TimelineMoment): moment is Moment<T> =>
    moment.type === type;

/** All moments of one type, in the order in which they stand. */
export const momentsOf = <T extends Type>(
  { data }: PaymentIntentTimeline,
  type: T,
): readonly Moment<T>[] => data.filter(isOf(type));

/** Moments stand in the order of their times. */
export function expectOrdered({ data }: PaymentIntentTimeline): void {
  const times = data.map(({ at }) => at);
  expect(times).toEqual([...times].sort());
  for (const time of times) expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
}
