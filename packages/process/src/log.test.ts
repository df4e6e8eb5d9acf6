import { expect, test } from "vitest";
import { createLog, logOfPlainFields } from "./log.ts";

function captureLog() {
  const lines: string[] = [];
  const log = createLog({
    name: "api",
    level: "info",
    destination: { write: (line) => void lines.push(line) },
  });
  return { log, lines, first: () => JSON.parse(lines[0] ?? "") };
}

test("a line is JSON with the process's name, the level's name and an ISO time in UTC", () => {
  const { log, first } = captureLog();
  log.info({ port: 3000 }, "door is open");
  expect(first()).toMatchObject({ name: "api", level: "info", port: 3000, msg: "door is open" });
  expect(first().time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
});

test("fields that are secret by name are hidden, at the top, in headers and deeper", () => {
  const { log, lines } = captureLog();
  log.info({
    password: "hush",
    headers: { authorization: "hush", "idempotency-key": "hush", accept: "shown" },
    req: { headers: { authorization: "hush", "idempotency-key": "hush", cookie: "hush" } },
    endpoint: { secret: "hush", api_key: "hush" },
  });
  expect(lines[0]).not.toContain("hush");
  expect(lines[0]).toContain("shown");
});

test("what looks like a secret is hidden where no field is searched, too", () => {
  const { log, lines } = captureLog();
  logOfPlainFields(log).info({ url: "postgres://quittance:hush@db/books", status: 202 }, "request");
  expect(lines[0]).not.toContain("hush");
  expect(lines[0]).toContain("202");
});

test("an error is logged with its code and causes, and without what its driver hung on it", () => {
  const { log, lines, first } = captureLog();
  const cause = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
  const error = Object.assign(new Error("could not store", { cause }), {
    code: "23505",
    constraint_name: "payment_intents_pkey",
    detail: "Key (idempotency_key)=(hush) already exists.",
    parameters: ["hush"],
    query: "insert hush",
    connectionString: "hush",
  });
  log.error({ err: error }, "failed");
  expect(first().err).toMatchObject({
    type: "Error",
    message: "could not store",
    code: "23505",
    constraint: "payment_intents_pkey",
    cause: { code: "ECONNREFUSED" },
  });
  expect(lines[0]).not.toContain("hush");
});

test("every error of an aggregate is logged, and a chain without end is cut", () => {
  const { log, first } = captureLog();
  const error = new AggregateError([new Error("IPv6"), new Error("IPv4")], "both failed");
  error.cause = error;
  log.error({ err: error });
  expect(first().err.errors.map(({ message }: { message: string }) => message)).toEqual([
    "IPv6",
    "IPv4",
  ]);
});

test("credentials in a connection string are hidden wherever it turns up", () => {
  const { log, lines } = captureLog();
  log.error(
    { err: new Error("can not open postgres://user:h%40ush@db.example:5432/pay") },
    "redis://:hush@cache.example failed",
  );
  expect(lines[0]).not.toContain("ush");
  expect(lines[0]).toContain("postgres://[hidden]@db.example:5432/pay");
  expect(lines[0]).toContain("redis://[hidden]@cache.example");
});
