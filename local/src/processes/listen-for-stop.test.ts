import { EventEmitter } from "node:events";
import { expect, it } from "vitest";
import { listenForStop } from "./listen-for-stop.ts";

function listen() {
  const source = new EventEmitter();
  const state = { nowMs: 0, forced: 0 };
  const signal = listenForStop(
    () => {
      state.forced += 1;
    },
    source,
    () => state.nowMs,
  );
  return { source, state, signal };
}

it("one Ctrl-C that arrives three times stops once and forces nothing", () => {
  const { source, state, signal } = listen();
  for (const nowMs of [0, 3, 400]) {
    state.nowMs = nowMs;
    source.emit("SIGINT");
  }
  expect(signal.aborted).toBe(true);
  expect(state.forced).toBe(0);
});

it("a second Ctrl-C forces", () => {
  const { source, state } = listen();
  source.emit("SIGINT");
  state.nowMs = 900;
  source.emit("SIGINT");
  expect(state.forced).toBe(1);
});

it.each(["SIGTERM", "SIGHUP", "disconnect"])("%s stops, and again changes nothing", (event) => {
  const { source, state, signal } = listen();
  source.emit(event);
  state.nowMs = 10_000;
  source.emit(event);
  expect(signal.aborted).toBe(true);
  expect(state.forced).toBe(0);
});
