// Every secret that there is, and every text that may hold one, is planted once; the whole system is
// driven through good and bad; and then all that it wrote is searched. What is found must stand where
// it was decided that it stands, and nowhere else.
import { randomBytes, randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { toId } from "@quittance/db";
import { createLog, runUntilSignal } from "@quittance/process";
import { openKeyRing } from "@quittance/secrets";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { readConfig } from "../../services/api/src/config.ts";
import { startApi } from "../../services/api/src/start-api.ts";
import { type Canary, findCanaries, type Writing } from "../secrets/canaries.ts";
import { type House, openHouse } from "../secrets/open-house.ts";
import { readDatabase, readRedis } from "../secrets/read-stores.ts";
import { startWrongly } from "../secrets/start-wrongly.ts";
import { startReceiver, type WebhookReceiver } from "./webhook-receiver.ts";

const planted = (name: string): Canary => ({
  name,
  value: `canary${randomBytes(12).toString("hex")}`,
});

/** Where clients may write anything, and where some of them write secrets. */
const IN = {
  description: planted("description"),
  metadata: planted("metadata"),
  idempotencyKey: planted("idempotency key"),
  refusedIdempotencyKey: planted("idempotency key of a refusal"),
  urlPath: planted("path of a webhook URL"),
  urlQuery: planted("query of a webhook URL"),
  urlPassword: planted("password in a webhook URL"),
  query: planted("query"),
  path: planted("path"),
  header: planted("header"),
  cookie: planted("cookie"),
  wrongKey: planted("wrong API key"),
  brokenBody: planted("broken body"),
  unknownField: planted("unknown field"),
  refusedValue: planted("refused value"),
  brokenRequest: planted("broken request"),
  receiver: planted("answer of a receiver"),
  wrongOperator: planted("wrong password of an operator"),
  wrongDatabase: planted("wrong password of the database"),
  malformedDatabase: planted("password in a malformed DATABASE_URL"),
  malformedQueue: planted("password in a malformed QUEUE_URL"),
  malformedKey: planted("malformed BOOTSTRAP_API_KEY"),
  malformedMaster: planted("malformed WEBHOOK_SECRET_KEYS"),
} as const;

let house: House;
let receiver: WebhookReceiver;
const writings: Writing[] = [];
const canaries: Canary[] = Object.values(IN);
const told: Canary[] = [];

interface Answer {
  readonly status: number;
  readonly text: string;
}

async function send(
  method: string,
  path: string,
  options: { body?: unknown; headers?: Readonly<Record<string, string>>; place?: string } = {},
): Promise<Answer> {
  const { body, headers, place = "answers" } = options;
  const response = await fetch(`${house.url}${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${house.apiKey}`,
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      ...(method === "POST" ? { "Idempotency-Key": randomUUID() } : {}),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  writings.push({ place, text: `${JSON.stringify([...response.headers])}\n${text}` });
  return { status: response.status, text };
}

const PAYMENT = {
  amount: "1.00",
  currency: "USD",
  source: "external:vault",
  destination: "external:ada",
};
const pay = (change: object = {}, headers = {}) =>
  send("POST", "/v1/payment_intents", { body: { ...PAYMENT, ...change }, headers });

async function openAccounts(): Promise<void> {
  const vault = { normal_balance: "debit", overdraft_limit: null };
  await send("POST", "/v1/accounts", {
    body: { currency: "USD", external_id: "vault", ...vault },
  });
  await send("POST", "/v1/accounts", { body: { currency: "USD", external_id: "ada" } });
}

/** Opens an endpoint, remembers the secret that is told only now, and answers its id. */
async function openEndpoint(body: object): Promise<string> {
  const { text } = await send("POST", "/v1/webhook_endpoints", { body, place: "told once" });
  const { id, secret } = JSON.parse(text);
  told.push({ name: "webhook secret", value: secret });
  return id;
}

async function openEndpoints(): Promise<void> {
  const { urlPath, urlQuery } = IN;
  const url = `${receiver.url}/${urlPath.value}?token=${urlQuery.value}`;
  const id = await openEndpoint({ url, signatures: ["v1", "v1a"] });
  const rotated = await send("POST", `/v1/webhook_endpoints/${id}/rotate_secret`, {
    body: {},
    place: "told once",
  });
  told.push({ name: "rotated webhook secret", value: JSON.parse(rotated.text).secret });
  // Nobody listens there.
  await openEndpoint({ url: `http://127.0.0.1:1/${urlPath.value}` });
  const sealed = await openEndpoint({ url: `${receiver.url}/unopened` });
  const [row] = await house.database.sql<{ id: string; tenant_id: string }[]>`
    update endpoint_secrets set key_name = 'gone'
      where endpoint_id = (select id from endpoints where url like '%/unopened') returning id, tenant_id`;
  expect(row, sealed).toBeDefined();
}

/** The private keys of v1a, which nobody is ever told. */
async function openPrivateKeys(): Promise<readonly Canary[]> {
  const ring = openKeyRing([house.masterKey]);
  const rows = await house.database.sql<
    { tenant_id: string; id: string; key_name: string; sealed: string }[]
  >`
    select tenant_id, id, key_name, sealed from endpoint_secrets where scheme = 'v1a'`;
  return rows.map((row) => ({
    name: "private key of a webhook",
    value: ring
      .open({ key: row.key_name, text: row.sealed }, `${row.tenant_id}/${toId("wsec", row.id)}`)
      .replace(/^whsk_/, ""),
  }));
}

async function sendWhatIsRefused(): Promise<readonly number[]> {
  const body = (change: object) => ({ body: { ...PAYMENT, ...change } });
  const url = `https://user:${IN.urlPassword.value}@example.com/`;
  const answers = [
    await send("GET", `/v1/accounts?api_key=${IN.query.value}`),
    await send("GET", `/v1/accounts/${IN.path.value}`),
    await send("GET", `/v1/accounts/${house.apiKey}`),
    await send("GET", `/v1/payment_intents?${house.apiKey}=1`),
    await send("GET", "/v1/accounts", {
      headers: { Authorization: `Bearer ${IN.wrongKey.value}`, "X-Api-Key": IN.header.value },
    }),
    await send("GET", "/v1/accounts", {
      headers: { Authorization: `Basic ${btoa(house.apiKey)}`, Cookie: `key=${IN.cookie.value}` },
    }),
    await send("POST", "/v1/payment_intents", { body: `{"amount": ${IN.brokenBody.value}}` }),
    await send("POST", "/v1/payment_intents", { body: `{"amount":"${house.apiKey}` }),
    await send("POST", "/v1/payment_intents", body({ amount: IN.refusedValue.value })),
    await send("POST", "/v1/payment_intents", body({ source: house.apiKey })),
    await send("POST", "/v1/payment_intents", body({ api_key: IN.unknownField.value })),
    await send("POST", "/v1/payment_intents", body({ metadata: { key: [house.apiKey] } })),
    await send("POST", "/v1/payment_intents/batch", {
      body: { payment_intents: [{ [house.apiKey]: IN.unknownField.value }] },
    }),
    await pay({ amount: "0" }, { "Idempotency-Key": IN.refusedIdempotencyKey.value }),
    await pay({ amount: "2.00" }, { "Idempotency-Key": IN.idempotencyKey.value }),
    await pay({}, { "Idempotency-Key": `${IN.refusedIdempotencyKey.value} x` }),
    await send("POST", "/v1/webhook_endpoints", { body: { url } }),
    await send("POST", "/v1/webhook_endpoints", {
      body: { url: "https://example.com", secret: IN.refusedValue.value },
    }),
    await send("GET", `/${IN.brokenRequest.value}`, { headers: { X: "x".repeat(20_000) } }),
  ];
  return answers.map(({ status }) => status);
}

/** A row that PostgreSQL refuses is told with all that it holds, in the error's detail. */
const poison = () =>
  house.database.sql.unsafe(`
    alter table payment_intents add constraint poison
      check (description is distinct from '${IN.description.value}' or status <> 'succeeded') not valid`);

async function lookAtConsole(): Promise<void> {
  for (const path of ["/", "/queues", "/queues/api/queues?activeQueue=post&page=1", "/nowhere"]) {
    const response = await fetch(`${house.ops.url}${path}`, {
      headers: { Authorization: `Basic ${btoa(house.operator)}` },
    });
    writings.push({ place: "console", text: await response.text() });
  }
  const refused = await fetch(house.ops.url, {
    headers: { Authorization: `Basic ${btoa(`ops:${IN.wrongOperator.value}`)}` },
  });
  writings.push({ place: "console", text: await refused.text() });
}

async function sufferOutage(): Promise<number> {
  await Promise.all(house.proxies.map((proxy) => proxy.cut()));
  const { status } = await pay();
  await delay(500);
  await Promise.all(house.proxies.map((proxy) => proxy.mend()));
  await Promise.all([house.api.ready(), house.worker.ready()]);
  return status;
}

/** What starts that fail print and log: of settings that are malformed, and of those that are refused. */
async function startAllWrongly(): Promise<void> {
  const { environment } = house;
  const text = await startWrongly("services/worker/src/main.ts", {
    ...environment,
    QUEUE_URL: `amqp://u:${IN.malformedQueue.value}@host/`,
    WEBHOOK_SECRET_KEYS: `a:${IN.malformedMaster.value}`,
  });
  for (const name of ["QUEUE_URL", "WEBHOOK_SECRET_KEYS"]) expect(text).toContain(name);
  const lines: string[] = [];
  const log = createLog({
    name: "api",
    level: "trace",
    destination: { write: (line) => lines.push(line) },
  });
  const right = environment["DATABASE_URL"] ?? "";
  for (const change of [
    { DATABASE_URL: right.replace(/:canary\w+@/, `:${IN.wrongDatabase.value}@`) },
    { DATABASE_URL: `postgres://u:${IN.malformedDatabase.value}@h:port/x` },
    { BOOTSTRAP_API_KEY: IN.malformedKey.value },
  ]) {
    const config = readConfig({ ...environment, PORT: "0", METRICS_PORT: "0", ...change });
    const { promise: ended, resolve } = Promise.withResolvers<number>();
    await runUntilSignal(() => startApi(config, log), {
      log,
      shutdownTimeoutMs: 1_000,
      exit: resolve,
    });
    expect(await ended).not.toBe(0);
  }
  expect(lines.filter((line) => line.includes('"level":"fatal"')).length).toBeGreaterThan(2);
  writings.push(
    ...[text, ...lines].map((each) => ({ place: "output of a failed start", text: each })),
  );
}

const readQueue = () =>
  house.queue.redis === undefined
    ? readDatabase(house.queue.url, "queue").then((rows) =>
        rows.map(({ text }) => ({ place: "queue", text })),
      )
    : readRedis(house.queue.url);

const logLines = (): readonly string[] => [
  ...[house.api, house.worker].flatMap((each) => each.lines()),
  ...house.ops.logged.map((line) => JSON.stringify(line)),
];

let refusals: readonly number[];
let statusOfOutage: number;
let waitingJobs: readonly Writing[];

beforeAll(async () => {
  house = await openHouse();
  receiver = await startReceiver((response, n) => {
    response.writeHead(n === 0 ? 500 : 200).end(`thanks, ${IN.receiver.value}`);
  });
  await openAccounts();
  await openEndpoints();
  const { description, metadata, idempotencyKey } = IN;
  const paid = await pay(
    { metadata: { note: metadata.value } },
    { "Idempotency-Key": idempotencyKey.value },
  );
  expect(paid.status).toBe(202);
  await poison();
  const poisoned = await pay({ description: description.value });
  // The door answers before it has rung.
  await vi.waitUntil(async () => (await readQueue()).some(({ text }) => text.includes("post")), {
    timeout: 20_000,
  });
  waitingJobs = await readQueue();
  await Promise.all([house.startWorker(), startAllWrongly()]);
  refusals = await sendWhatIsRefused();
  await receiver.waitFor(2);
  const findQuarantined = () =>
    house.database.sql`select id from payment_intents where quarantined_at is not null`;
  await vi.waitUntil(async () => (await findQuarantined()).length === 1, { timeout: 20_000 });
  for (const message of ["the key ring has no key", "connection_refused"]) {
    await vi.waitUntil(() => logLines().some((line) => line.includes(message)), {
      timeout: 20_000,
    });
  }
  await lookAtConsole();
  await send("GET", `/v1/payment_intents/${JSON.parse(poisoned.text).id}/timeline`);
  for (const list of ["payment_intents", "events", "webhook_endpoints", "accounts"]) {
    await send("GET", `/v1/${list}`);
  }
  for (const page of ["/openapi.json", "/errors/internal_error", "/livez", "/readyz"]) {
    await send("GET", page, { place: "pages" });
  }
  statusOfOutage = await sufferOutage();
  for (const url of house.metricsUrls) {
    writings.push({ place: "metrics", text: await (await fetch(url)).text() });
  }
  writings.push(...waitingJobs, ...(await readQueue()));
  writings.push(...(await readDatabase(house.database.url, "table")));
  writings.push(...logLines().map((text) => ({ place: "log", text })));
  canaries.push(...house.canaries, ...told, ...(await openPrivateKeys()));
}, 120_000);

afterAll(async () => {
  await house?.close();
  await receiver?.close();
});

test("all of it happened: a search of nothing proves nothing", () => {
  expect(refusals).toEqual([
    422, 404, 404, 422, 401, 401, 400, 400, 422, 422, 422, 422, 202, 422, 422, 400, 422, 422, 431,
  ]);
  expect(statusOfOutage).toBe(503);
  expect(waitingJobs.map(({ text }) => text).join("\n")).toContain("post");
  const messages = logLines().join("\n");
  for (const message of [
    '"name":"api"',
    '"name":"worker"',
    '"name":"ops"',
    '"level":"debug"',
    "it is quarantined",
    "the key ring has no key",
    "wrong credentials",
    "connection_refused",
    '"status":503',
  ]) {
    expect(messages).toContain(message);
  }
  const lengthOf = (place: string) =>
    writings.filter((each) => each.place === place).reduce((sum, { text }) => sum + text.length, 0);
  for (const place of ["log", "metrics", "queue", "console", "answers", "pages"]) {
    expect(lengthOf(place), place).toBeGreaterThan(500);
  }
});

test("no secret stands anywhere but where it was decided that it stands", () => {
  expect(findCanaries(canaries, writings)).toEqual({
    description: ["answers", "table payment_intents"],
    metadata: ["answers", "table events", "table payment_intents"],
    "idempotency key": ["table idempotency_keys"],
    "path of a webhook URL": [
      "answers",
      "table audit_log",
      "table endpoints",
      "table idempotency_keys",
      "told once",
    ],
    "query of a webhook URL": [
      "answers",
      "table audit_log",
      "table endpoints",
      "table idempotency_keys",
      "told once",
    ],
    "answer of a receiver": ["table attempts"],
    "webhook secret": ["told once"],
    "rotated webhook secret": ["told once"],
  });
});
