/** Deliveries of one Ctrl-C (terminal, npm, the bootstrap) arrive within this time and are one. */
const SAME_KEYSTROKE_MS = 500;

/** The process whose signals are listened to; in tests, a stand-in. */
type SignalSource = {
  on(event: "SIGINT" | "SIGTERM" | "SIGHUP" | "disconnect", listener: () => void): unknown;
};

/**
 * A signal that aborts at the first Ctrl-C, SIGTERM or SIGHUP, and when the process that started this
 * one is gone. A second Ctrl-C calls `force`.
 */
export function listenForStop(
  force: () => void,
  source: SignalSource = process,
  now: () => number = Date.now,
): AbortSignal {
  const controller = new AbortController();
  let stoppedAt: number | null = null;
  const stop = (): void => {
    stoppedAt ??= now();
    controller.abort();
  };
  source.on("SIGTERM", stop);
  source.on("SIGHUP", stop);
  source.on("disconnect", stop);
  source.on("SIGINT", () => {
    if (stoppedAt !== null && now() - stoppedAt > SAME_KEYSTROKE_MS) force();
    else stop();
  });
  return controller.signal;
}

/** When the terminal is gone, what is still printed while stopping must not become an error. */
export function survivePrintingToNobody(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
}
