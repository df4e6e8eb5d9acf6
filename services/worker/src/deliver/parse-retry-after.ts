const SECONDS = /^\d{1,10}$/;
const HTTP_DATE =
  /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/**
 * Reads a Retry-After header: whole seconds, or an HTTP date.
 * @param nowMs the present, for dates, in milliseconds of Unix time
 * @returns seconds from now; undefined for a date that has passed and for anything else
 */
export function parseRetryAfter(header: string | undefined, nowMs: number): number | undefined {
  const text = header?.trim() ?? "";
  if (SECONDS.test(text)) return Number(text);
  if (!HTTP_DATE.test(text)) return undefined;
  const seconds = (Date.parse(text) - nowMs) / 1_000;
  return seconds > 0 ? seconds : undefined;
}
