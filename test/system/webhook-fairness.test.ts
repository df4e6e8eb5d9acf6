import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type DnsServer, startDnsServer } from "../harness/dns-server.ts";
import { type Stack, startStack } from "../harness/start-stack.ts";
import { openZoo, type Zoo } from "../harness/zoo.ts";

const DEAD = 70;
const NAMELESS = 20;
/** Almost as long as a call may take. */
const SLOW_MS = 14_000;

let stack: Stack;
let zoo: Zoo;
let dns: DnsServer;

beforeAll(async () => {
  zoo = openZoo();
  const names = Array.from({ length: NAMELESS }, (_, n) => `silent-${n}.example.com`);
  dns = await startDnsServer(Object.fromEntries(names.map((name) => [name, [null]])));
  stack = await startStack({ worker: { dnsServers: [dns.address] } });
});
afterAll(async () => {
  await stack.close();
  await zoo.close();
  await dns.close();
});

test("ninety receivers that never answer, twenty of them without a name server that does, delay nobody else", async () => {
  const silent = await zoo.raw(() => {});
  const create = (url: string) => stack.client.webhookEndpoints.create({ url });
  for (let n = 0; n < DEAD; n += 1) await create(`${silent.url}/${n}`);
  for (let n = 0; n < NAMELESS; n += 1) await create(`https://silent-${n}.example.com/`);
  // Once they have failed, they are known for it.
  await stack.client.accounts.create({ currency: "USD" });
  await vi.waitFor(
    async () => {
      const [row] = await stack.sql<{ n: number }[]>`
        select count(*)::integer as n from endpoint_health where failures_in_row > 0`;
      expect(row?.n).toBe(DEAD + NAMELESS);
    },
    { timeout: 60_000, interval: 200 },
  );
  const healthy = await zoo.http((_, response) => response.end());
  await create(healthy.url);
  const tooks: number[] = [];
  for (let n = 1; n <= 10; n += 1) {
    const startedAt = performance.now();
    await stack.client.accounts.create({ currency: "USD" });
    await vi.waitFor(() => expect(healthy.arrivals()).toHaveLength(n), {
      timeout: 20_000,
      interval: 10,
    });
    tooks.push(performance.now() - startedAt);
  }
  // A relay looks once a second; nothing of it is a dead receiver's fifteen seconds.
  expect(Math.max(...tooks)).toBeLessThan(7_500);
}, 120_000);

test("a receiver with one slow event gets its others meanwhile", async () => {
  let first = true;
  const receiver = await zoo.http((_, response) => {
    const isSlow = first;
    first = false;
    setTimeout(() => response.end(), isSlow ? SLOW_MS : 0);
  });
  const { id } = await stack.client.webhookEndpoints.create({
    url: receiver.url,
    max_in_flight: 2,
  });
  const startedAt = performance.now();
  for (let n = 0; n < 12; n += 1) await stack.client.accounts.create({ currency: "USD" });
  await vi.waitFor(() => expect(receiver.arrivals()).toHaveLength(12), { timeout: 20_000 });
  expect(performance.now() - startedAt).toBeLessThan(SLOW_MS - 1_000);
  await stack.client.webhookEndpoints.delete(id);
});
