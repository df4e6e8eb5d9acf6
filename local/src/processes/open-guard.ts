import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** How a process is asked to end: services with SIGTERM, and after them PostgreSQL with SIGINT ("fast"). */
export type GentleSignal = "SIGTERM" | "SIGINT";

/**
 * A process of its own that outlives this one by a moment: when this one is gone, even by kill -9, it
 * ends whatever is still being watched. Servers and services know nothing of it.
 *
 * This was chosen over a parent pid in the services' environment because PostgreSQL and Redis can not be
 * taught to look at it, and over prctl(PR_SET_PDEATHSIG) because Node has no door to it.
 */
export type Guard = {
  readonly pid: number;
  /** From now on `pid` is ended with `signal` (and with SIGKILL if that does not help). */
  watch(pid: number, signal: GentleSignal): void;
  /** `pid` has ended by itself. */
  forget(pid: number): void;
  /** Ends everything that is still watched, at once and without waiting for any of it. */
  kill(): void;
  /** Ends what is still watched, waits for it, and lets the guard go. */
  close(): Promise<void>;
};

/** Starts a guard for this process. */
export function openGuard(): Guard {
  const script = fileURLToPath(new URL("guard.ts", import.meta.url));
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", script], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  child.unref();
  // A guard that died can not be told anything; what it watched is still ended in the ordinary way.
  child.stdin.on("error", () => undefined);
  const tell = (words: string): void => {
    child.stdin.write(`${words}\n`);
  };
  return {
    pid: child.pid ?? 0,
    watch: (pid, signal) => tell(`watch ${pid} ${signal}`),
    forget: (pid) => tell(`forget ${pid}`),
    kill: () => tell("kill"),
    close: async () => {
      child.ref();
      child.stdin.end();
      await ended;
    },
  };
}
