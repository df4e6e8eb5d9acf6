import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectProblem } from "../harness/expect-problem.ts";
import { type Bank, openBank } from "../harness/open-bank.ts";
import { type Stack, startStack } from "../harness/start-stack.ts";

let stack: Stack;
let bank: Bank;

beforeAll(async () => {
  stack = await startStack();
  bank = await openBank(stack);
});

afterAll(() => stack.close());

const door = (path: string, port = stack.api.metricsPort) =>
  fetch(`http://127.0.0.1:${port}${path}`);

async function readMetrics(port?: number): Promise<string> {
  const response = await door("/metrics", port);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toMatch(/^text\/plain/);
  return response.text();
}

/** The value of one line of the metrics; 0 when there is none yet. */
async function valueOf(series: string): Promise<number> {
  const line = (await readMetrics()).split("\n").find((text) => text.startsWith(`${series} `));
  return Number(line?.split(" ").at(-1) ?? 0);
}

/** What a door tells: the name and the kind of every metric. */
async function readNames(port?: number): Promise<readonly string[]> {
  const types = (await readMetrics(port)).matchAll(/^# TYPE (\S+) (\S+)$/gm);
  return [...types].map(([, name, kind]) => `${name} ${kind}`);
}

const OF_EVERY_PROCESS = [
  "quittance_db_connections gauge",
  "process_cpu_user_seconds_total counter",
  "nodejs_eventloop_lag_seconds gauge",
];

test("the operators' door of the api tells every metric by its name", async () => {
  expect(await readNames()).toEqual(
    expect.arrayContaining([
      ...OF_EVERY_PROCESS,
      "quittance_intents_accepted_total counter",
      "quittance_idempotent_replays_total counter",
      "quittance_intake_group_size histogram",
      "quittance_intake_store_seconds histogram",
      "quittance_ring_failures_total counter",
      "quittance_http_requests_total counter",
      "quittance_http_request_duration_seconds histogram",
    ]),
  );
});

test("the operators' door of the worker tells every metric by its name", async () => {
  expect(await readNames(stack.worker?.metricsPort)).toEqual(
    expect.arrayContaining([
      ...OF_EVERY_PROCESS,
      "quittance_intents_posted_total counter",
      "quittance_intents_failed_total counter",
      "quittance_posting_batch_size histogram",
      "quittance_posting_batch_seconds histogram",
      "quittance_lock_wait_seconds histogram",
      "quittance_intents_quarantined gauge",
      "quittance_unfinished_intents gauge",
      "quittance_oldest_unfinished_intent_age_seconds gauge",
      "quittance_outbox_events gauge",
      "quittance_outbox_oldest_age_seconds gauge",
      "quittance_rerings_total counter",
      "quittance_watchdog_restarts_total counter",
      "quittance_webhook_attempts_total counter",
      "quittance_webhook_attempt_seconds histogram",
    ]),
  );
});

test("intents and replays are counted, single and in batches", async () => {
  const purse = (await bank.openAccount()).id;
  const single = 'quittance_intents_accepted_total{route="single"}';
  const batch = 'quittance_intents_accepted_total{route="batch"}';
  const replays = "quittance_idempotent_replays_total";
  const before = [await valueOf(single), await valueOf(batch), await valueOf(replays)];
  const key = randomUUID();
  for (let time = 0; time < 3; time += 1) await bank.submit(bank.paymentTo(purse), { key });
  await stack.request("POST", "/v1/payment_intents/batch", {
    headers: { "Idempotency-Key": randomUUID() },
    body: { payment_intents: [bank.paymentTo(purse), bank.paymentTo(purse), "refused"] },
  });
  const after = [await valueOf(single), await valueOf(batch), await valueOf(replays)];
  expect(after.map((value, index) => value - (before[index] ?? 0))).toEqual([1, 2, 2]);
});

test("requests are counted by route, never by path: ids and nonsense make no new series", async () => {
  const purse = await bank.openAccount();
  await stack.request("GET", `/v1/accounts/${purse.id}`);
  await stack.request("GET", "/v1/accounts/nobody");
  await stack.request("GET", "/v1/events/stream?nonsense=1");
  await stack.request("GET", "/v1/never-heard-of");
  await stack.request("GET", "/wp-login.php");
  const metrics = await readMetrics();
  expect(metrics).toContain('method="GET",route="/v1/accounts/:id",status="200"');
  expect(metrics).toContain('method="GET",route="/v1/accounts/:id",status="404"');
  expect(metrics).toContain('method="GET",route="/v1/events/stream",status="422"');
  expect(metrics).not.toContain('route="/v1/events/:id"');
  for (const text of [purse.id, "nobody", "never-heard-of", "wp-login"]) {
    expect(metrics).not.toContain(text);
  }
});

describe("health", () => {
  test.each(["/livez", "/readyz"])("%s answers 200 without a key on both doors", async (path) => {
    expect((await door(path)).status).toBe(200);
    const answer = await stack.request("GET", path, { apiKey: null });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("request-id")).toMatch(/^req_/);
  });
});

test("the public door tells nothing of the metrics, and the operators' door nothing of payments", async () => {
  for (const path of ["/metrics", "/metrics/", "/v1/../metrics", "//metrics"]) {
    const answer = await stack.request("GET", path, { apiKey: null });
    expectProblem(answer, 404, "not_found");
  }
  expect((await door("/v1/accounts")).status).toBe(404);
  expect((await door("/openapi.json")).status).toBe(404);
});

test("every answer of the public door carries a request id of its own, and is not to be kept or, as what is published, asked about each time", async () => {
  const ids = new Set<string | null>();
  for (const path of ["/livez", "/event-types.json", "/nothing", "/v1/accounts"]) {
    for (const method of ["GET", "HEAD", "OPTIONS"]) {
      const headers = { "Request-Id": "mine", Origin: "https://evil.example" };
      const answer = await stack.request(method, path, { headers });
      ids.add(answer.headers.get("request-id"));
      expect(answer.headers.get("cache-control")).toBe(
        path === "/event-types.json" && method !== "OPTIONS" ? "no-cache" : "no-store",
      );
      expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
      expect(answer.headers.get("access-control-allow-origin")).toBeNull();
    }
  }
  expect(ids.size).toBe(12);
  for (const id of ids) expect(id).toMatch(/^req_[0-9a-f]{32}$/);
});
