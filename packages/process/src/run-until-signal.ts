import { ConfigurationError, WRONG_CONFIGURATION_EXIT_CODE } from "./configuration-error.ts";
import type { Log } from "./log.ts";

/** A started process. */
export interface Running {
  /** Finishes what has begun and lets go of everything, in the right order. */
  close(): Promise<void>;
  /** Resolves with the reason when the process can not go on. Never rejects. */
  readonly failed?: Promise<Error>;
}

export interface RunUntilSignalOptions {
  readonly log: Log;
  /** How long `close` may take before the process ends without it. */
  readonly shutdownTimeoutMs: number;
  /** Ends the process in good order when the process that started it is gone. Off by default. */
  readonly endWithParent?: boolean;
  /** Ends the process; tests replace it. */
  readonly exit?: (code: number) => void;
}

type Ending = { readonly code: number; readonly why: string; readonly error?: Error };

const PARENT_CHECK_MS = 1_000;

/**
 * Starts a process and runs it until SIGTERM, SIGINT or a failure; then closes it and exits, with
 * 0 after a signal, 78 when the configuration is wrong, and 1 after any other failure or a shutdown
 * that took too long. A second signal exits at once.
 */
export async function runUntilSignal(
  start: () => Promise<Running>,
  options: RunUntilSignalOptions,
): Promise<void> {
  const { log, shutdownTimeoutMs, exit = process.exit } = options;
  const { promise: ending, resolve: end } = Promise.withResolvers<Ending>();
  const stopWatching = watchProcess(options, end, exit);
  const starting = Promise.resolve().then(start);
  starting.then(
    (running) => running.failed?.then((error) => end({ code: 1, why: "failed", error })),
    (error: unknown) => end(describeFailedStart(asError(error))),
  );

  const { code, why, error } = await ending;
  if (error === undefined) {
    log.info(`process ends: ${why}`);
  } else if (isForOperator(error)) {
    for (const sentence of sentencesOf(error)) log.fatal(sentence);
  } else {
    log.fatal({ err: error }, `process ends: ${why}`);
  }

  const closedCode = await closeInTime(starting, log, shutdownTimeoutMs);
  stopWatching();
  exit(Math.max(code, closedCode));
}

/** Returns the exit code that the closing itself earns. */
async function closeInTime(
  starting: Promise<Running>,
  log: Log,
  timeoutMs: number,
): Promise<0 | 1> {
  const { promise: tooLate, resolve: giveUp } = Promise.withResolvers<"too late">();
  const timer = setTimeout(() => giveUp("too late"), timeoutMs);
  // A start that fails has let go of what it had opened; there is nothing to close then.
  const closed = starting.then(
    (running) => running.close(),
    () => undefined,
  );
  try {
    if ((await Promise.race([closed, tooLate])) !== "too late") return 0;
    log.error({ timeout_ms: timeoutMs }, "process did not close in time and ends anyway");
  } catch (error) {
    log.error({ err: error }, "process did not close cleanly");
  } finally {
    clearTimeout(timer);
  }
  return 1;
}

function watchProcess(
  options: RunUntilSignalOptions,
  end: (ending: Ending) => void,
  exit: (code: number) => void,
): () => void {
  const { log } = options;
  let signalled = false;
  function onSignal(signal: NodeJS.Signals): void {
    if (signalled) {
      log.warn(`second ${signal}: process ends at once`);
      exit(1);
    }
    signalled = true;
    end({ code: 0, why: signal });
  }
  function onFatal(error: unknown): void {
    // After an error that nobody caught the state of the process is unknown: closing in good order
    // could write something wrong, while ending at once is what every other part is built to survive.
    log.fatal({ err: asError(error) }, "nobody caught this error; process ends at once");
    exit(1);
  }
  process.on("SIGTERM", onSignal);
  process.on("SIGINT", onSignal);
  process.on("uncaughtException", onFatal);
  process.on("unhandledRejection", onFatal);

  const parent = process.ppid;
  const parentCheck = setInterval(() => {
    // An orphan is given to another parent.
    if (process.ppid !== parent) end({ code: 0, why: "the process that started it is gone" });
  }, PARENT_CHECK_MS);
  parentCheck.unref();
  if (options.endWithParent !== true) clearInterval(parentCheck);

  return () => {
    clearInterval(parentCheck);
    process.off("SIGTERM", onSignal);
    process.off("SIGINT", onSignal);
    process.off("uncaughtException", onFatal);
    process.off("unhandledRejection", onFatal);
  };
}

function describeFailedStart(error: Error): Ending {
  const code = isForOperator(error) ? WRONG_CONFIGURATION_EXIT_CODE : 1;
  return { code, why: "could not start", error };
}

/** Parts that must not know this package have configuration errors of their own. */
function isForOperator(error: Error): boolean {
  return error.name.endsWith("ConfigurationError");
}

function sentencesOf(error: Error): readonly string[] {
  return error instanceof ConfigurationError ? error.sentences : [error.message];
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
