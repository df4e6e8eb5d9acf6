import { expect, test } from "vitest";
import { QuittanceWaitTimeoutError } from "../errors.ts";
import { hangUp, json, problem, startLocalServer, staySilent } from "../testing/local-server.ts";

const pending = json(200, { id: "pi_1", status: "pending" });
const succeeded = json(200, { id: "pi_1", status: "succeeded" });

test("waiting asks with Prefer until the intent is decided", async () => {
  await using server = await startLocalServer(pending, pending, succeeded);
  const intent = await server.client().paymentIntents.wait("pi_1");

  expect(intent.status).toBe("succeeded");
  expect(server.received.map((request) => request.headers.prefer)).toEqual(
    Array(3).fill("wait=30"),
  );
});

test("an intent that waits for its capture is decided", async () => {
  await using server = await startLocalServer(json(200, { status: "requires_capture" }));
  const intent = await server.client().paymentIntents.wait("pi_1");

  expect(intent.status).toBe("requires_capture");
});

test("waiting goes on through an outage longer than the retries of one call", async () => {
  await using server = await startLocalServer(
    hangUp,
    problem(503, "overloaded"),
    problem(500, "internal_error"),
    succeeded,
  );
  const client = server.client({ maxRetries: 0, retryBudget: { burst: 0 } });
  const intent = await client.paymentIntents.wait("pi_1");

  expect(intent.status).toBe("succeeded");
  expect(server.received).toHaveLength(4);
});

test("waiting ends at once when there is no such intent", async () => {
  await using server = await startLocalServer(problem(404, "not_found"));

  await expect(server.client().paymentIntents.wait("pi_1")).rejects.toMatchObject({
    code: "not_found",
  });
});

test("an intent that is not decided in time is a timeout that says so", async () => {
  await using server = await startLocalServer(pending);
  const waiting = server.client().paymentIntents.wait("pi_1", { timeoutMs: 300 });

  await expect(waiting).rejects.toBeInstanceOf(QuittanceWaitTimeoutError);
  await expect(waiting).rejects.toThrow("still pending");
});

test("a server that never answers does not outlast the timeout", async () => {
  await using server = await startLocalServer(staySilent);

  await expect(
    server.client().paymentIntents.wait("pi_1", { timeoutMs: 200 }),
  ).rejects.toBeInstanceOf(QuittanceWaitTimeoutError);
});

test("an abort ends the waiting with the signal's reason", async () => {
  await using server = await startLocalServer(staySilent);
  const abort = new AbortController();
  const waiting = server.client().paymentIntents.wait("pi_1", { signal: abort.signal });
  setTimeout(() => abort.abort(new Error("the user left")), 100);

  await expect(waiting).rejects.toThrow("the user left");
});
