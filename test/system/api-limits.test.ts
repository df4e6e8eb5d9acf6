import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request as requestPlain } from "node:http";
import { request as requestOverTls } from "node:https";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as delay } from "node:timers/promises";
import { makeApiKey } from "@quittance/db";
import { NEWEST_API_VERSION } from "@quittance/domain";
import { generate } from "selfsigned";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { RunningApi } from "../../services/api/src/start-api.ts";
import { expectProblem } from "../harness/expect-problem.ts";
import { addKey, tenantOf } from "../harness/open-tenant.ts";
import { startSecondApi } from "../harness/start-second-api.ts";
import { type Answer, type Stack, startStack } from "../harness/start-stack.ts";
import { newPrefix, queueUrl } from "./queue-under-test.ts";

const RATE = 4;
const FAILURES = 20;

const folder = mkdtempSync(path.join(tmpdir(), "quittance-limits-"));
let stack: Stack;
/** Another process, which speaks TLS. */
let second: RunningApi;
let certificate: string;

beforeAll(async () => {
  const place = { queueUrl: queueUrl(), queuePrefix: newPrefix() };
  const limits = {
    rateLimitPerSecond: RATE,
    authFailuresPerMinute: FAILURES,
    trustedProxies: ["127.0.0.1"],
  };
  const { cert, private: key } = await generate([{ name: "commonName", value: "localhost" }], {
    keyType: "ec",
  });
  certificate = cert;
  const files = {
    certFile: path.join(folder, "cert.pem"),
    keyFile: path.join(folder, "key.pem"),
  };
  writeFileSync(files.certFile, cert);
  writeFileSync(files.keyFile, key);
  stack = await startStack({ worker: null, api: { ...place, ...limits } });
  second = await startSecondApi(stack, { ...place, ...limits, tls: files });
});
afterAll(async () => {
  await second.close();
  await stack.close();
  rmSync(folder, { recursive: true });
});

/** Lists accounts at one of the two processes, behind a proxy that names an address. */
async function list(process: 0 | 1, address: string, key?: string): Promise<Answer> {
  const headers = {
    "X-Forwarded-For": address,
    ...(key === undefined ? {} : { Authorization: `Bearer ${key}` }),
  };
  const options = { host: "127.0.0.1", path: "/v1/accounts", headers, agent: false };
  const sent =
    process === 0
      ? requestPlain({ ...options, port: stack.api.port })
      : requestOverTls({
          ...options,
          port: second.port,
          ca: certificate,
          checkServerIdentity: () => undefined,
        });
  return new Promise((resolve, reject) => {
    sent.on("error", reject);
    sent.on("response", async (incoming) => {
      const body = await text(incoming);
      resolve({
        status: incoming.statusCode ?? 0,
        headers: new Headers(
          Object.entries(incoming.headers).map(([name, value]): [string, string] => [
            name,
            String(value),
          ]),
        ),
        text: body,
        body: JSON.parse(body),
      });
    });
    sent.end();
  });
}

const newKey = async () => addKey(stack.sql, await tenantOf(stack.sql, stack.apiKey));

test("a key that sends more than it may is told so, and when to come back; another key is not", async () => {
  const key = await newKey();
  const answers = await Promise.all(
    Array.from({ length: 10 * RATE }, () => list(0, "192.0.2.1", key)),
  );
  for (const { headers } of answers) {
    expect(headers.get("ratelimit-policy")).toBe(`"default";q=${RATE};w=1`);
    expect(headers.get("ratelimit")).toMatch(/^"default";r=[0-3];t=1$/);
  }
  const refused = answers.filter(({ status }) => status !== 200);
  expect(refused.length).toBeGreaterThan(0);
  for (const answer of refused) {
    expectProblem(answer, 429, "rate_limited");
    expect(answer.headers.get("retry-after")).toBe("1");
    expect(answer.headers.get("api-version")).toBe(NEWEST_API_VERSION);
  }
  expect((await list(0, "192.0.2.1", await newKey())).status).toBe(200);
  await expect
    .poll(async () => (await list(0, "192.0.2.1", key)).status, { timeout: 10_000 })
    .toBe(200);
});

test("an address that fails too often is refused by every process, and a valid key at it is not", async () => {
  let address = "";
  let refused = 0;
  // A store that answered late once is left alone for a second, in which they tell each other nothing.
  for (let turn = 1; refused === 0 && turn < 6; turn += 1) {
    if (turn > 1) await delay(1_100);
    address = `198.51.100.${turn}`;
    const statuses: number[] = [];
    for (let index = 0; index < 2 * FAILURES; index += 1) {
      const key = index % 3 === 0 ? undefined : makeApiKey("test");
      statuses.push((await list(index % 2 === 0 ? 0 : 1, address, key)).status);
    }
    refused = statuses.filter((status) => status === 429).length;
    expect(statuses.filter((status) => status === 401)).toHaveLength(2 * FAILURES - refused);
  }
  // Each of the two was sent no more than the limit: that some were refused is what they told each
  // other. How soon that is depends on how busy the machine is; window-limit.test.ts counts it.
  expect(refused).toBeGreaterThan(0);
  expect(refused).toBeLessThanOrEqual(FAILURES);

  for (const process of [0, 1] as const) {
    await expect.poll(async () => (await list(process, address)).status).toBe(429);
    const answer = await list(process, address);
    expectProblem(answer, 429, "rate_limited");
    expect(answer.headers.get("ratelimit")).toMatch(/^"failed-authentication";r=0;t=\d+$/);
    expect(Number(answer.headers.get("retry-after"))).toBeLessThanOrEqual(60);
    expect((await list(process, address, await newKey())).status).toBe(200);
    expect((await list(process, "198.51.100.8")).status).toBe(401);
  }
});

test("addresses of one IPv6 network count as one, and what a client writes itself counts for nothing", async () => {
  for (let index = 0; index < FAILURES; index += 1) {
    await list(0, `9.9.9.${index}, 2001:db8::${index}`);
  }
  expect((await list(0, "9.9.9.250, 2001:db8::ffff")).status).toBe(429);
  expect((await list(0, "2001:db8:0:1::1")).status).toBe(401);
});

test("the door with a certificate says that it is to be reached with TLS only, the other one does not", async () => {
  expect((await list(1, "203.0.113.1")).headers.get("strict-transport-security")).toMatch(
    /max-age/,
  );
  expect((await list(0, "203.0.113.1")).headers.has("strict-transport-security")).toBe(false);
});
