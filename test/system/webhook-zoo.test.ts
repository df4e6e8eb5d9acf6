import type { WebhookDeliveryWithAttempts } from "@quittance/client";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type DnsServer, startDnsServer } from "../harness/dns-server.ts";
import { type Stack, startStack } from "../harness/start-stack.ts";
import { type Animal, drip, dripHead, gzipBomb, openZoo, pour, type Zoo } from "../harness/zoo.ts";

let stack: Stack;
let zoo: Zoo;
let dns: DnsServer;
const bomb = gzipBomb();

beforeAll(async () => {
  zoo = openZoo();
  dns = await startDnsServer({ "silent.example.com": [null] });
  stack = await startStack({ worker: { dnsServers: [dns.address] } });
});
afterAll(async () => {
  await stack.close();
  await zoo.close();
  await dns.close();
});

/** Opens an endpoint that hears of accounts alone: what is told of the others would be too much. */
const open = (url: string) =>
  stack.client.webhookEndpoints.create({ url, event_types: ["account.created"] });

async function deliveriesTo(endpoint: string): Promise<readonly WebhookDeliveryWithAttempts[]> {
  const { data } = await stack.client.webhookEndpoints.deliveries(endpoint, { limit: 100 });
  return Promise.all(data.map(({ id }) => stack.client.webhookDeliveries.get(id)));
}

/** The attempts at an endpoint, once every delivery to it has had one. */
const untilAttempted = (endpoint: string) =>
  vi.waitFor(
    async () => {
      const deliveries = await deliveriesTo(endpoint);
      expect(deliveries.length).toBeGreaterThan(0);
      expect(deliveries.every(({ attempts }) => attempts.length > 0)).toBe(true);
      return deliveries;
    },
    { timeout: 25_000, interval: 200 },
  );

/** What came of the first attempts at an endpoint. */
async function outcomes(endpoint: string) {
  const deliveries = await untilAttempted(endpoint);
  return deliveries.map(({ status, attempts: [first] }) => ({
    status,
    error: first?.error,
    response: first?.response_status,
    body: first?.response_body,
    tookMs: first?.duration_ms ?? 0,
  }));
}

describe("a zoo of receivers, all of them at the same time", () => {
  const EVENTS = 5;
  let healthy: Animal;
  let canary: Animal;
  let startedAt = 0;
  const endpoints = new Map<string, string>();

  beforeAll(async () => {
    healthy = await zoo.http((_, response) => response.end("thank you"));
    canary = await zoo.http((_, response) => response.end("you should not be here"));
    let flaps = 0;
    const animals: Record<string, Promise<Animal>> = {
      silent: zoo.raw(() => {}),
      slowHead: zoo.raw(dripHead),
      slowBody: zoo.http(drip),
      endless: zoo.http(pour),
      bomb: zoo.http((_, response) => {
        response.writeHead(200, { "content-encoding": "gzip" }).end(bomb);
      }),
      reset: zoo.raw((socket) => socket.once("data", () => socket.resetAndDestroy())),
      wrongHost: zoo.https("other.example.com", (_, response) => response.end()),
      rightHost: zoo.https("127.0.0.1", (_, response) => response.end("over TLS")),
      redirect: zoo.http((_, response) => {
        response.writeHead(307, { location: canary.url }).end();
      }),
      gone: zoo.http((_, response) => response.writeHead(410).end()),
      busy: zoo.http((_, response) => response.writeHead(429, { "retry-after": "600" }).end()),
      flapping: zoo.http((_, response) => {
        flaps += 1;
        response.writeHead(flaps % 2 === 0 ? 204 : 503).end();
      }),
      garbage: zoo.raw((socket) => socket.once("data", () => socket.end("\0\u0001 hello\r\n\r\n"))),
      longHead: zoo.raw((socket) => {
        socket.once("data", () => socket.write(`HTTP/1.1 200 OK\r\nX: ${"y".repeat(100_000)}`));
      }),
    };
    for (const [name, animal] of Object.entries(animals)) {
      endpoints.set(name, (await open((await animal).url)).id);
    }
    endpoints.set("noName", (await open("https://silent.example.com/hook")).id);
    endpoints.set("healthy", (await open(healthy.url)).id);
    startedAt = performance.now();
    for (let n = 0; n < EVENTS; n += 1) await stack.client.accounts.create({ currency: "USD" });
  });

  const of = (name: string) => endpoints.get(name) ?? "";

  test("the healthy one gets everything at once", async () => {
    await vi.waitFor(() => expect(healthy.arrivals()).toHaveLength(EVENTS), {
      timeout: 20_000,
      interval: 20,
    });
    // The others keep a call for fifteen seconds.
    expect(performance.now() - startedAt).toBeLessThan(10_000);
    expect(await outcomes(of("healthy"))).toMatchObject(
      Array.from({ length: EVENTS }, () => ({
        status: "succeeded",
        response: 200,
        body: "thank you",
      })),
    );
  });

  test.each([
    ["silent", { error: "timeout", response: null }],
    ["slowHead", { error: "timeout", response: null }],
    ["slowBody", { error: "timeout", response: 200 }],
    ["reset", { error: "connection_reset", response: null }],
    ["wrongHost", { error: "tls_error", response: null }],
    ["redirect", { error: "redirect_not_followed", response: 307 }],
    ["garbage", { error: "answer_invalid", response: null }],
    ["longHead", { error: "answer_invalid", response: null }],
    ["noName", { error: "dns_error", response: null }],
  ])("%s is a failure of its own class, and tried again", async (name, expected) => {
    const all = await outcomes(of(name));
    for (const outcome of all) {
      expect(outcome).toMatchObject({ status: "pending", ...expected });
      expect(outcome.tookMs).toBeLessThan(20_000);
    }
  });

  test("an answer without end, and one that unpacks without end, are read up to a limit and are answers", async () => {
    for (const name of ["endless", "bomb"]) {
      for (const outcome of await outcomes(of(name))) {
        expect(outcome).toMatchObject({ status: "succeeded", error: null, response: 200 });
        expect(Buffer.byteLength(outcome.body ?? "")).toBeLessThanOrEqual(3 * 16_384);
        expect(outcome.tookMs).toBeLessThan(10_000);
      }
    }
  });

  test("TLS with the right host is an answer like any other", async () => {
    expect(await outcomes(of("rightHost"))).toMatchObject(
      Array.from({ length: EVENTS }, () => ({ status: "succeeded", body: "over TLS" })),
    );
  });

  test("where the redirect leads, nobody ever connected", async () => {
    await outcomes(of("redirect"));
    expect(canary.connections()).toBe(0);
  });

  test("one that is gone is disabled, and what waited for it has ended", async () => {
    await vi.waitFor(
      async () =>
        expect(await stack.client.webhookEndpoints.get(of("gone"))).toMatchObject({
          status: "disabled",
          disabled_reason: "gone",
        }),
      { timeout: 15_000 },
    );
    await vi.waitFor(
      async () => {
        const failures = (await deliveriesTo(of("gone"))).map(({ failure }) => failure);
        expect(failures.filter((failure) => failure === null)).toEqual([]);
        expect(failures).toContain("endpoint_gone");
      },
      { timeout: 15_000 },
    );
  });

  test("one that asks for a pause is left alone, with everything", async () => {
    await vi.waitFor(
      async () => {
        const [health] = await stack.sql`
        select extract(epoch from max(paused_until) - now())::float8 as seconds from endpoint_health`;
        expect(health?.["seconds"]).toBeGreaterThan(500);
      },
      { timeout: 15_000 },
    );
    const before = (await deliveriesTo(of("busy"))).flatMap(({ attempts }) => attempts).length;
    await stack.client.accounts.create({ currency: "USD" });
    await vi.waitFor(() => expect(healthy.arrivals()).toHaveLength(EVENTS + 1), {
      timeout: 20_000,
    });
    const after = (await deliveriesTo(of("busy"))).flatMap(({ attempts }) => attempts).length;
    expect(after).toBe(before);
  });

  test("one that flaps gets every event, with failures in between", async () => {
    await vi.waitFor(
      async () => {
        // The wait after a second failure is longer than anybody waits here.
        await stack.sql`
          update deliveries set next_attempt_at = now()
            where status = 'pending' and next_attempt_at > now() + interval '1 minute'`;
        const deliveries = await deliveriesTo(of("flapping"));
        expect(deliveries.map(({ status }) => status)).toEqual(
          Array<string>(deliveries.length).fill("succeeded"),
        );
        expect(deliveries.some(({ attempts }) => attempts.length > 1)).toBe(true);
      },
      { timeout: 25_000, interval: 200 },
    );
  });

  test("everybody's failures stand in the metrics by their class", async () => {
    const text = await (
      await fetch(`http://127.0.0.1:${stack.worker?.metricsPort}/metrics`)
    ).text();
    for (const outcome of ["succeeded", "timeout", "connection_reset", "tls_error", "dns_error"]) {
      const line = new RegExp(
        `^quittance_webhook_attempts_total\\{outcome="${outcome}"\\} [1-9]`,
        "m",
      );
      expect(text).toMatch(line);
    }
    expect(text).toMatch(/^quittance_webhook_deliveries_total\{outcome="succeeded"\} [1-9]/m);
    expect(text).toMatch(/^quittance_webhook_deliveries_total\{outcome="endpoint_gone"\} [1-9]/m);
    expect(text).toMatch(/^quittance_webhook_arrival_seconds_count [1-9]/m);
    expect(text).toMatch(/^quittance_webhook_delivery_attempts_count [1-9]/m);
  });
});
