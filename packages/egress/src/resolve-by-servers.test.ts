import { createSocket } from "node:dgram";
import { once } from "node:events";
import { expect, test } from "vitest";
import { dnsServersVariable, resolveByServers } from "./resolve-by-servers.ts";

const addressesOf = (servers: readonly string[], name: string) =>
  new Promise<{ error: Error | null; addresses: readonly string[] }>((done) => {
    resolveByServers(servers)(name, (error, addresses) =>
      done({ error, addresses: addresses.map(({ address }) => address) }),
    );
  });

test("localhost is known without asking anybody", async () => {
  const { error, addresses } = await addressesOf(["127.0.0.1:9"], "localhost");
  expect(error).toBeNull();
  expect(addresses.length).toBeGreaterThan(0);
});

test("fifty names whose server keeps silent hold up no other look-up", async () => {
  const silent = createSocket("udp4");
  silent.bind(0, "127.0.0.1");
  await once(silent, "listening");
  const server = `127.0.0.1:${silent.address().port}`;
  const stuck = Array.from({ length: 50 }, (_, n) => addressesOf([server], `a${n}.example.com`));
  const startedAt = performance.now();
  await addressesOf([server], "localhost");
  expect(performance.now() - startedAt).toBeLessThan(1_900);
  const outcomes = await Promise.all(stuck);
  expect(outcomes.every(({ error }) => error !== null)).toBe(true);
  silent.close();
}, 30_000);

test("servers are addresses, with a port or without", () => {
  expect(dnsServersVariable.parse(" 10.0.0.2, [fd00::2]:5353 ,")).toEqual([
    "10.0.0.2",
    "[fd00::2]:5353",
  ]);
  expect(dnsServersVariable.parse(undefined)).toEqual([]);
  for (const wrong of ["dns.example.com", "10.0.0.2:", "10.0.0.300"]) {
    expect(dnsServersVariable.safeParse(wrong).success, wrong).toBe(false);
  }
});
