/** The part of the work that is left out at the beginning, while processes are still cold. */
const WARM_UP = 0.1;

/**
 * How many were decided in a second, between the end of the first tenth and the last commit. Work
 * that was waiting before its process started is measured without the start.
 *
 * @param decidedAt when each was decided, in order, in ms
 */
export function postingRate(decidedAt: readonly number[]): number {
  const begin = decidedAt[Math.floor(decidedAt.length * WARM_UP)] ?? Number.NaN;
  const end = decidedAt.at(-1) ?? Number.NaN;
  const count = decidedAt.filter((at) => at > begin).length;
  return (count * 1_000) / (end - begin);
}
