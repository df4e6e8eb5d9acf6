import { expect, test } from "vitest";
import { QuittanceConnectionError, QuittanceError } from "../errors.ts";
import { API_VERSION } from "../generated/api.ts";
import { hangUp, json, problem, startLocalServer, staySilent } from "../testing/local-server.ts";

const payment = { amount: "25.00", currency: "USD", source: "acct_a", destination: "acct_b" };
const created = json(202, { id: "pi_1", status: "pending" });

test("a payment is sent again with the same key and the same bytes until it is accepted", async () => {
  await using server = await startLocalServer(
    hangUp,
    problem(503, "overloaded"),
    problem(408, "request_timeout"),
    problem(409, "idempotency_in_progress"),
    created,
  );
  const intent = await server.client().paymentIntents.create(payment);

  expect(intent.id).toBe("pi_1");
  expect(server.received).toHaveLength(5);
  const keys = new Set(server.received.map((request) => request.headers["idempotency-key"]));
  expect(keys.size).toBe(1);
  expect([...keys][0]).toMatch(/^[0-9a-f-]{36}$/);
  expect(new Set(server.received.map((request) => request.body))).toEqual(
    new Set([JSON.stringify(payment)]),
  );
});

test("two calls without a key get two keys, and a given key is sent as it is", async () => {
  await using server = await startLocalServer(created);
  const { paymentIntents } = server.client();
  await paymentIntents.create(payment);
  await paymentIntents.create(payment);
  await paymentIntents.create(payment, { idempotencyKey: "order-42" });

  const keys = server.received.map((request) => request.headers["idempotency-key"]);
  expect(keys[0]).not.toBe(keys[1]);
  expect(keys[2]).toBe("order-42");
});

test("every call carries the bearer key, and a GET carries no idempotency key", async () => {
  await using server = await startLocalServer(json(200, { id: "acct_1" }));
  await server.client().accounts.get("external:customer-42");

  expect(server.received[0]?.url).toBe("/v1/accounts/external%3Acustomer-42");
  expect(server.received[0]?.headers.authorization).toBe("Bearer qt_test_x");
  expect(server.received[0]?.headers["idempotency-key"]).toBeUndefined();
});

test.each([
  [400, "idempotency_key_invalid"],
  [401, "unauthorized"],
  [404, "not_found"],
  [409, "account_not_empty"],
  [422, "amount_invalid"],
])("a %i %s is not sent again", async (status, code) => {
  await using server = await startLocalServer(problem(status, code));
  const call = server.client().paymentIntents.create(payment);

  await expect(call).rejects.toMatchObject({ code, status, requestId: "req_1" });
  await expect(call).rejects.toBeInstanceOf(QuittanceError);
  expect(server.received).toHaveLength(1);
});

test("a redirect is refused, so that the key never follows it", async () => {
  await using other = await startLocalServer(created);
  await using server = await startLocalServer(json(307, {}, { location: other.url }));

  await expect(server.client().paymentIntents.create(payment)).rejects.toMatchObject({
    status: 307,
    code: "http_307",
  });
  expect(other.received).toHaveLength(0);
});

test("Retry-After is the least that is waited before the next try", async () => {
  await using server = await startLocalServer(
    problem(429, "rate_limited", { "retry-after": "1" }),
    created,
  );
  const startedAt = Date.now();
  await server.client().paymentIntents.create(payment);

  expect(Date.now() - startedAt).toBeGreaterThanOrEqual(990);
});

test("tries end at maxRetries and the last refusal is thrown", async () => {
  await using server = await startLocalServer(problem(503, "overloaded"));

  await expect(
    server.client({ maxRetries: 2 }).paymentIntents.create(payment),
  ).rejects.toMatchObject({ code: "overloaded" });
  expect(server.received).toHaveLength(3);
});

test("a try that gets no answer in time counts as a broken connection", async () => {
  await using server = await startLocalServer(staySilent, created);
  const intent = await server.client({ tryTimeoutMs: 100 }).paymentIntents.create(payment);

  expect(intent.id).toBe("pi_1");
  expect(server.received[0]?.headers["idempotency-key"]).toBe(
    server.received[1]?.headers["idempotency-key"],
  );
});

test("a success that is no JSON is a broken connection, not a payment", async () => {
  await using server = await startLocalServer((response) => response.end("<html>"));

  await expect(
    server.client({ maxRetries: 0 }).paymentIntents.create(payment),
  ).rejects.toBeInstanceOf(QuittanceConnectionError);
});

test("an abort ends a call that waits for its answer, with the signal's reason", async () => {
  await using server = await startLocalServer(staySilent);
  const abort = new AbortController();
  const call = server.client().paymentIntents.create(payment, { signal: abort.signal });
  abort.abort(new Error("the user left"));

  await expect(call).rejects.toThrow("the user left");
  expect(server.received.length).toBeLessThanOrEqual(1);
});

test("an abort ends the pause between two tries", async () => {
  await using server = await startLocalServer(
    problem(503, "overloaded", { "retry-after": "30" }),
    created,
  );
  const abort = new AbortController();
  const call = server.client().paymentIntents.create(payment, { signal: abort.signal });
  setTimeout(() => abort.abort(new Error("the user left")), 1_000);

  await expect(call).rejects.toThrow("the user left");
  expect(server.received).toHaveLength(1);
});

test("onAnswer tells a replay from a first answer", async () => {
  await using server = await startLocalServer(
    json(
      202,
      { id: "pi_1" },
      {
        "idempotent-replayed": "true",
        "request-id": "req_7",
        "api-version": "2026-11-01",
        ratelimit: '"key";r=9;t=1',
        "ratelimit-policy": '"key";q=10;w=1',
      },
    ),
  );
  const answers: unknown[] = [];
  await server.client().paymentIntents.create(payment, {
    onAnswer: (answer) => answers.push(answer),
  });

  expect(answers).toEqual([
    {
      status: 202,
      requestId: "req_7",
      apiVersion: "2026-11-01",
      etag: null,
      idempotentReplayed: true,
      rateLimit: { policy: "key", remaining: 9, resetSeconds: 1, limit: 10, windowSeconds: 1 },
    },
  ]);
});

test("every call names the version of the API that it speaks, unless it is left to the key", async () => {
  await using server = await startLocalServer(json(200, { id: "acct_1" }));
  await server.client({ apiVersion: "2026-11-01" }).accounts.get("acct_1");
  await server.client({ apiVersion: null }).accounts.get("acct_1");
  await server.client().accounts.get("acct_1");

  const versions = server.received.map(({ headers }) => headers["api-version"] ?? null);
  expect(versions).toEqual(["2026-11-01", null, API_VERSION]);
});

test("a refusal tells how much more may be asked", async () => {
  await using server = await startLocalServer(
    problem(429, "rate_limited", { ratelimit: '"key";r=0;t=3', "retry-after": "3" }),
  );

  await expect(
    server.client({ maxRetries: 0 }).paymentIntents.create(payment),
  ).rejects.toMatchObject({ retryAfterMs: 3_000, rateLimit: { remaining: 0, resetSeconds: 3 } });
});

test("an outage is not multiplied: all calls together retry no more than the budget has", async () => {
  await using server = await startLocalServer(hangUp);
  const client = server.client({ retryBudget: { burst: 3, perSecond: 0 } });
  const calls = Array.from({ length: 10 }, () => client.paymentIntents.create(payment));
  const outcomes = await Promise.allSettled(calls);

  expect(outcomes.map(({ status }) => status)).toEqual(Array(10).fill("rejected"));
  expect(server.received).toHaveLength(13);
});

test("a call ends when its time is over, whatever tries are left", async () => {
  await using server = await startLocalServer(staySilent);
  const startedAt = performance.now();
  const call = server.client({ tryTimeoutMs: 60 }).paymentIntents.create(payment, {
    timeoutMs: 150,
  });

  await expect(call).rejects.toBeInstanceOf(QuittanceConnectionError);
  expect(performance.now() - startedAt).toBeLessThan(5_000);
});

test("a pause that would outlast the call is not begun", async () => {
  await using server = await startLocalServer(
    problem(503, "backlog_full", { "retry-after": "30" }),
    created,
  );
  const call = server.client({ timeoutMs: 5_000 }).paymentIntents.create(payment);

  await expect(call).rejects.toMatchObject({ code: "backlog_full", retryAfterMs: 30_000 });
  expect(server.received).toHaveLength(1);
});

test("the server is asked to wait, and is given that much longer to answer", async () => {
  await using server = await startLocalServer((response) => {
    setTimeout(() => created(response), 300);
  });
  const client = server.client({ tryTimeoutMs: 100, maxRetries: 0 });
  await client.paymentIntents.create(payment, { waitSeconds: 2 });

  expect(server.received[0]?.headers["prefer"]).toBe("wait=2");
});

test.each(["", "null", "[]", '"text"', "<html>", '{"id":'])(
  "a success that is no JSON object is no answer, and is asked for again: %j",
  async (text) => {
    await using server = await startLocalServer(
      (response) => response.writeHead(200).end(text),
      json(200, { id: "acct_1" }),
    );
    expect((await server.client().accounts.get("acct_1")).id).toBe("acct_1");
    expect(server.received).toHaveLength(2);
  },
);
