import { expect, it } from "vitest";
import { readableLine } from "./readable-line.ts";

it("ordinary log lines are not shown", () => {
  expect(readableLine("api", '{"level":"info","msg":"listening"}')).toBeNull();
  expect(readableLine("api", "")).toBeNull();
});

it("a warning is one readable line with its cause", () => {
  const line =
    '{"level":"warn","name":"api","err":{"message":"connect ECONNREFUSED"},"msg":"queue is away"}';
  expect(readableLine("api", line)).toBe("api warn: queue is away: connect ECONNREFUSED");
});

it("a request that failed is shown with its route and status", () => {
  const line =
    '{"level":"warn","request_id":"req_1","method":"POST","route":"/v1/refunds","status":503,"msg":"request"}';
  expect(readableLine("api", line)).toBe("api warn: request: POST /v1/refunds 503");
});

it("what would do something to a terminal is not shown", () => {
  const line = '{"level":"warn","err":{"message":"a\\u001b[2J\\nops info: b"},"msg":"queue"}';
  expect(readableLine("api", line)).toBe("api warn: queue: a\ufffd[2J\ufffdops info: b");
});

it("what is no log line is shown as it is", () => {
  expect(readableLine("ops", "OPS_PASSWORD is not set.")).toBe("ops: OPS_PASSWORD is not set.");
  expect(readableLine("ops", '{"level":"warn"')).toBe('ops: {"level":"warn"');
});
