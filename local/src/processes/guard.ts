// The process behind open-guard.ts: reads what to watch from its standard input, and acts when that ends.
import { createInterface } from "node:readline";
import { endProcess, sendSignal } from "./end-process.ts";
import type { GentleSignal } from "./open-guard.ts";

const watched = new Map<number, GentleSignal>();

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => undefined);

for await (const line of createInterface({ input: process.stdin })) {
  const [verb, pid = "", signal = ""] = line.split(" ");
  if (verb === "watch") watched.set(Number.parseInt(pid, 10), signalNamed(signal));
  else if (verb === "forget") watched.delete(Number.parseInt(pid, 10));
  else if (verb === "kill") killAll();
}
// Services get SIGTERM and PostgreSQL SIGINT: it ends last, because the others still write to it.
for (const stage of ["SIGTERM", "SIGINT"] as const) {
  const pids = [...watched].filter(([, signal]) => signal === stage).map(([pid]) => pid);
  await Promise.all(pids.map((pid) => endProcess(pid, stage)));
}

function signalNamed(name: string): GentleSignal {
  return name === "SIGINT" ? "SIGINT" : "SIGTERM";
}

/** SIGQUIT makes PostgreSQL take its backends with it; SIGKILL would leave them behind for a moment. */
function killAll(): void {
  for (const [pid, signal] of watched) sendSignal(pid, signal === "SIGINT" ? "SIGQUIT" : "SIGKILL");
}
