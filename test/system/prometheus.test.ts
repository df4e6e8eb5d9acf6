import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { findFreePort } from "../../local/src/index.ts";
import { startOpsDoor } from "../harness/start-ops-door.ts";
import { type Stack, startStack } from "../harness/start-stack.ts";
import { cannotRun, titleOf } from "../harness/tools-on-path.ts";

const answerSchema = z.object({
  data: z.object({
    result: z.array(
      z.object({ metric: z.object({ job: z.string() }), value: z.tuple([z.number(), z.string()]) }),
    ),
  }),
});

let stack: Stack;
const folder = mkdtempSync(path.join(tmpdir(), "quittance-prometheus-"));
const cleanups: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  stack = await startStack();
});

afterAll(async () => {
  for (const cleanup of cleanups) await cleanup();
  await stack.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Starts a Prometheus that scrapes the stack's processes; answers its URL. */
async function startPrometheus(doors: Readonly<Record<string, string>>): Promise<string> {
  const jobs = Object.entries(doors).map(([job, target]) => ({
    job_name: job,
    static_configs: [{ targets: [target] }],
  }));
  const config = path.join(folder, "prometheus.yml");
  // JSON is YAML, and needs no library to write.
  writeFileSync(
    config,
    JSON.stringify({
      global: { scrape_interval: "1s", scrape_timeout: "1s" },
      scrape_configs: jobs,
    }),
  );
  const port = await findFreePort();
  const server = spawn(
    "prometheus",
    [
      `--config.file=${config}`,
      `--storage.tsdb.path=${path.join(folder, "data")}`,
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    { stdio: "ignore" },
  );
  const ended = once(server, "exit");
  cleanups.push(async () => {
    server.kill();
    await ended;
  });
  return `http://127.0.0.1:${port}`;
}

/** The values of a query, by job. */
async function ask(prometheus: string, query: string): Promise<Readonly<Record<string, number>>> {
  const response = await fetch(
    `${prometheus}/api/v1/query?query=${encodeURIComponent(query)}`,
  ).catch(() => undefined);
  if (!response?.ok) return {};
  const { data } = answerSchema.parse(await response.json());
  return Object.fromEntries(
    data.result.map(({ metric, value: [, value] }) => [metric.job, Number(value)]),
  );
}

describe.skipIf(cannotRun("prometheus"))(titleOf("prometheus"), () => {
  test("a real Prometheus scrapes every process and counts the payments", async () => {
    const { client, api, worker } = stack;
    const bank = await client.accounts.create({ currency: "EUR", overdraft_limit: null });
    const ada = await client.accounts.create({ currency: "EUR" });
    const legs = { amount: "1.00", currency: "EUR", source: bank.id, destination: ada.id };
    const intents = [
      await client.paymentIntents.create(legs),
      await client.paymentIntents.create(legs),
    ];
    for (const { id } of intents) await client.paymentIntents.wait(id);

    const ops = await startOpsDoor(stack.database.url);
    cleanups.push(() => ops.close());
    const prometheus = await startPrometheus({
      api: `127.0.0.1:${api.metricsPort}`,
      worker: `127.0.0.1:${worker?.metricsPort}`,
      ops: new URL(ops.metricsUrl).host,
    });

    const patience = { timeout: 20_000, interval: 200 };
    await expect.poll(() => ask(prometheus, "up"), patience).toEqual({ api: 1, worker: 1, ops: 1 });
    await expect
      .poll(() => ask(prometheus, "sum by (job) (quittance_intents_accepted_total)"), patience)
      .toEqual({ api: 2 });
    await expect
      .poll(() => ask(prometheus, "quittance_intents_posted_total"), patience)
      .toEqual({ worker: 2 });
    await expect
      .poll(() => ask(prometheus, "quittance_oldest_unfinished_intent_age_seconds"), patience)
      .toEqual({ worker: 0 });
    await expect
      .poll(() => ask(prometheus, 'sum by (job) (bullmq_job_count{queue="post"})'), patience)
      .toEqual({ ops: 0 });
  });
});
