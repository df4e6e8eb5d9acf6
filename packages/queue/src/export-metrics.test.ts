import { expect, test } from "vitest";
import { exportQueueMetrics } from "./export-metrics.ts";

test("several queues share one HELP and TYPE line for each metric, as Prometheus demands", async () => {
  const text = await exportQueueMetrics([
    { name: "post", count: async () => ({ waiting: 3, active: 1 }) },
    { name: "relay", count: async () => ({ waiting: 0, active: 0 }) },
  ]);
  const lines = text.split("\n");
  expect(lines).toContain('bullmq_job_count{queue="post",state="waiting"} 3');
  expect(lines).toContain('bullmq_job_count{queue="relay",state="active"} 0');
  const comments = lines.filter((line) => line.startsWith("#"));
  expect(comments).toHaveLength(4);
  expect(new Set(comments).size).toBe(4);
  expect(text.endsWith("\n")).toBe(true);
});

test("a queue that can not be counted is down, and is not shown as empty", async () => {
  const text = await exportQueueMetrics([
    { name: "post", count: () => Promise.reject(new Error("gone")) },
  ]);
  expect(text).toContain('quittance_queue_up{queue="post"} 0');
  expect(text).not.toContain("bullmq_job_count{");
});
