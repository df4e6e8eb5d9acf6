/** A time limit that also ends when somebody else says so. */
export interface Deadline {
  /** Aborts when the time is over, or with the outer signal and for its reason. */
  readonly signal: AbortSignal;
  /** Whether the time is over. */
  isOver(): boolean;
  /** Milliseconds that are left, never below zero. */
  leftMs(): number;
  /** Must be called when there is nothing to limit any more: a timer keeps programs alive. */
  clear(): void;
}

/** Timers that are longer than this go off at once. */
const TIMER_MS_MAX = 2 ** 31 - 1;

/**
 * Begins a time limit. `AbortSignal.timeout` and `AbortSignal.any` would do it in one line, but
 * runtimes do not agree on whether they keep a program alive, and on when they let go of a signal
 * that outlives many calls.
 */
export function startDeadline(afterMs: number, outer?: AbortSignal): Deadline {
  const controller = new AbortController();
  const endsAtMs = performance.now() + afterMs;
  let isOver = false;
  const timer = setTimeout(
    () => {
      isOver = true;
      controller.abort(new DOMException("The time is over.", "TimeoutError"));
    },
    Math.min(afterMs, TIMER_MS_MAX),
  );
  const pass = () => controller.abort(outer?.reason);
  outer?.addEventListener("abort", pass, { once: true });
  if (outer?.aborted === true) pass();
  return {
    signal: controller.signal,
    isOver: () => isOver,
    leftMs: () => Math.max(0, endsAtMs - performance.now()),
    clear() {
      clearTimeout(timer);
      outer?.removeEventListener("abort", pass);
    },
  };
}
