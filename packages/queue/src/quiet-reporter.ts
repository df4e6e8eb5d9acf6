const QUIET_MS = 10_000;
const REMEMBERED_MAX = 100;

/**
 * Passes errors on, but the same message at most once in ten seconds: every connection to a queue
 * that is gone fails again on each attempt to reconnect, and each says the same.
 */
export function quietReporter(
  report: (error: Error) => void,
  now: () => number = () => performance.now(),
): (error: Error) => void {
  const reportedAt = new Map<string, number>();
  return (error) => {
    const message = error.message || ("code" in error ? String(error.code) : error.name);
    const last = reportedAt.get(message);
    if (last !== undefined && now() - last < QUIET_MS) return;
    if (reportedAt.size >= REMEMBERED_MAX) reportedAt.clear();
    reportedAt.set(message, now());
    report(error);
  };
}
