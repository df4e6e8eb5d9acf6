/**
 * Waits for a promise, but no longer than `ms` milliseconds. Resolves with `fallback` when the
 * time is over or the promise rejects; what comes later is ignored.
 */
export async function within<Value, Fallback>(
  ms: number,
  promise: Promise<Value>,
  fallback: Fallback,
): Promise<Value | Fallback> {
  const { promise: deadline, resolve } = Promise.withResolvers<Fallback>();
  const timer = setTimeout(resolve, ms, fallback);
  try {
    return await Promise.race([promise, deadline]);
  } catch {
    return fallback;
  } finally {
    clearTimeout(timer);
  }
}
