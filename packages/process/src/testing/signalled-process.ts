// A process for the tests of runUntilSignal. Its argument says how it behaves.
import { setTimeout as delay } from "node:timers/promises";
import {
  ConfigurationError,
  createLog,
  exitOnWrongConfiguration,
  type Running,
  runUntilSignal,
} from "../index.ts";

const behaviour = process.argv[2] ?? "";
const log = createLog({ name: "signalled", level: "info" });
// Keeps the process alive, as an open door would.
setInterval(() => {}, 1_000);

/** As another package would name an error of its own. */
class QueueConfigurationError extends Error {
  override readonly name = "QueueConfigurationError";
}

async function start(): Promise<Running> {
  if (behaviour === "port-taken") throw new ConfigurationError(["PORT is taken."]);
  if (behaviour === "queue-refused") throw new QueueConfigurationError("QUEUE_URL is wrong.");
  if (behaviour === "can-not-start") throw new Error("no database");
  if (behaviour === "starts-slowly") {
    process.stdout.write("starting\n");
    await delay(300);
  }
  const running: Running = {
    async close() {
      if (behaviour === "closes-never") await new Promise(() => {});
      if (behaviour === "closes-badly") throw new Error("no goodbye");
      process.stdout.write("closed\n");
    },
    ...(behaviour === "fails-later"
      ? { failed: delay(50).then(() => new Error("lost its lock")) }
      : {}),
  };
  process.stdout.write("started\n");
  if (behaviour === "throws-later") setTimeout(() => void Promise.reject(new Error("stray")), 50);
  return running;
}

exitOnWrongConfiguration(() => {
  if (behaviour !== "wrong-setting") return;
  throw new ConfigurationError(["PORT is wrong.", "LOG_LEVEL is wrong."]);
});

await runUntilSignal(start, {
  log,
  shutdownTimeoutMs: behaviour === "closes-never" ? 200 : 5_000,
  endWithParent: behaviour === "ends-with-parent",
});
