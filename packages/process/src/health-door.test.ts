import { afterEach, expect, test } from "vitest";
import { ConfigurationError } from "./configuration-error.ts";
import { type HealthDoor, startHealthDoor } from "./health-door.ts";
import { createLog } from "./log.ts";
import { createMetrics } from "./metrics.ts";
import { createReadiness } from "./readiness.ts";

const log = createLog({ name: "test", level: "silent" });
const doors: HealthDoor[] = [];

afterEach(async () => {
  await Promise.all(doors.splice(0).map((door) => door.close()));
});

async function openDoor(
  checks: Record<string, () => Promise<boolean>>,
  { port = 0, moreMetrics = "" } = {},
) {
  const gate = createReadiness({ checks });
  const registry = createMetrics("worker");
  const door = await startHealthDoor({
    port,
    host: "127.0.0.1",
    registry,
    exportMoreMetrics: async () => moreMetrics,
    isReady: gate.isReady,
    log,
  });
  doors.push(door);
  const get = (path: string) => fetch(`http://127.0.0.1:${door.port}${path}`);
  return { door, gate, get };
}

test("readyz answers 200 when all is there, 503 with what is missing, and 503 while draining", async () => {
  let queueAnswers = true;
  const { gate, get } = await openDoor({ queue: async () => queueAnswers });
  expect((await get("/readyz")).status).toBe(200);
  queueAnswers = false;
  const refused = await get("/readyz");
  expect(refused.status).toBe(503);
  expect(await refused.json()).toEqual({ status: "not_ready", missing: ["queue"] });
  queueAnswers = true;
  gate.startDraining();
  expect((await get("/readyz")).status).toBe(503);
});

test("livez answers 200 whatever is missing, so that nobody restarts a process for its database", async () => {
  const { get } = await openDoor({ postgresql: async () => false });
  expect((await get("/livez")).status).toBe(200);
});

test("metrics are Prometheus text and say which process this is", async () => {
  const { get } = await openDoor({});
  const answer = await get("/metrics");
  expect(answer.headers.get("content-type")).toContain("text/plain");
  const text = await answer.text();
  expect(text).toContain('quittance_process_info{process="worker"} 1');
  expect(text).toContain("nodejs_eventloop_lag_seconds");
});

test("metrics of another registry follow those of the process, each line whole", async () => {
  const { get } = await openDoor({}, { moreMetrics: "bullmq_job_count 3\n" });
  const lines = (await (await get("/metrics")).text()).split("\n");
  expect(lines).toContain("bullmq_job_count 3");
  expect(lines).toContain('quittance_process_info{process="worker"} 1');
});

test("a taken port is refused with one sentence that names the variable to set", async () => {
  const { door } = await openDoor({});
  const second = openDoor({}, { port: door.port });
  await expect(second).rejects.toBeInstanceOf(ConfigurationError);
  await expect(second).rejects.toThrow(
    `METRICS_PORT: port ${door.port} is already in use by another process`,
  );
});
