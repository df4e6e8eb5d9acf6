import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type DnsServer, startDnsServer } from "../harness/dns-server.ts";
import { type Stack, startStack } from "../harness/start-stack.ts";
import { type Animal, openZoo, type Zoo } from "../harness/zoo.ts";

/** Names that look public, and lead to this machine or to its neighbourhood. */
const INSIDE: Readonly<Record<string, readonly string[]>> = {
  "loopback.example.com": ["127.0.0.1"],
  "loopback6.example.com": ["::1"],
  "mapped.example.com": ["::ffff:127.0.0.1"],
  "nat64.example.com": ["64:ff9b::7f00:1"],
  "nat64-local.example.com": ["64:ff9b:1::7f00:1"],
  "6to4.example.com": ["2002:7f00:1::"],
  "teredo.example.com": ["2001::7f00:1"],
  "metadata.example.com": ["169.254.169.254"],
  "private.example.com": ["10.0.0.1", "172.16.0.1", "192.168.0.1", "100.64.0.1"],
  "unique-local.example.com": ["fd00::1"],
  "link-local.example.com": ["fe80::1"],
  "anything.example.com": ["0.0.0.0"],
  "multicast.example.com": ["224.0.0.1", "ff02::1"],
};
/** What all attempts come to; there may be a second one before the first was looked at. */
const FORBIDDEN = new Set(["address_forbidden"]);
/** Somebody's public address, where nobody answers. */
const PUBLIC = "93.184.216.34";

let stack: Stack;
let zoo: Zoo;
let dns: DnsServer;
let canary: Animal;

beforeAll(async () => {
  zoo = openZoo();
  canary = await zoo.raw((socket) => socket.end());
  const inside = Object.entries(INSIDE).map(([name, addresses]) => [name, [addresses]]);
  dns = await startDnsServer({
    ...Object.fromEntries(inside),
    "rebinding.example.com": [[PUBLIC], ["127.0.0.1"]],
  });
  stack = await startStack({
    api: { allowedNetworks: [] },
    worker: { allowedNetworks: [], dnsServers: [dns.address] },
  });
});
afterAll(async () => {
  await stack.close();
  await zoo.close();
  await dns.close();
});

const open = (url: string) => stack.client.webhookEndpoints.create({ url });

async function attemptsAt(endpoint: string) {
  const { data } = await stack.client.webhookEndpoints.deliveries(endpoint);
  const deliveries = await Promise.all(
    data.map(({ id }) => stack.client.webhookDeliveries.get(id)),
  );
  return deliveries.flatMap(({ attempts }) => attempts.map(({ error }) => error));
}

test("no name leads inside: every attempt is judged by the address, and the canary hears nothing", async () => {
  const ids: string[] = [];
  for (const name of Object.keys(INSIDE)) {
    ids.push((await open(`https://${name}:${canary.port}/`)).id);
  }
  await stack.client.accounts.create({ currency: "USD" });
  for (const [index, id] of ids.entries()) {
    await vi.waitFor(
      async () => {
        expect(new Set(await attemptsAt(id)), Object.keys(INSIDE)[index]).toEqual(FORBIDDEN);
      },
      { timeout: 20_000, interval: 50 },
    );
  }
  expect(canary.connections()).toBe(0);
  for (const id of ids) await stack.client.webhookEndpoints.delete(id);
});

test("a name that was public and becomes local is refused from then on, at the very attempt", async () => {
  const { id } = await open(`https://rebinding.example.com:${canary.port}/`);
  await stack.client.accounts.create({ currency: "USD" });
  await vi.waitFor(async () => expect(await attemptsAt(id)).toHaveLength(1), {
    timeout: 25_000,
    interval: 100,
  });
  expect(await attemptsAt(id)).not.toContain("address_forbidden");
  await stack.sql`update deliveries set next_attempt_at = now() where status = 'pending'`;
  await vi.waitFor(
    async () => {
      expect((await attemptsAt(id)).at(1)).toBe("address_forbidden");
    },
    { timeout: 25_000, interval: 100 },
  );
  expect(dns.asked("rebinding.example.com")).toBeGreaterThanOrEqual(2);
  expect(canary.connections()).toBe(0);
  await stack.client.webhookEndpoints.delete(id);
}, 60_000);

test.each([
  "https://127.0.0.1",
  "https://[::1]",
  "https://localhost",
  "https://localhost.",
  "https://0x7f.1",
  "https://2130706433",
  "https://017700000001",
  "https://127.1",
  "https://0",
  "https://[::ffff:127.0.0.1]",
  "https://[::ffff:7f00:1]",
  "https://[64:ff9b::127.0.0.1]",
  "https://[2002:7f00:1::]",
  "https://①②⑦.0.0.1",
])("%s is refused at the door, and as a change", async (origin) => {
  const url = `${origin}:${canary.port}/`;
  const refused = { status: 422, body: { code: "url_address_forbidden" } };
  expect(await stack.request("POST", "/v1/webhook_endpoints", { body: { url } })).toMatchObject(
    refused,
  );
  const { id } = await open("https://example.com/");
  expect(
    await stack.request("PATCH", `/v1/webhook_endpoints/${id}`, { body: { url } }),
  ).toMatchObject(refused);
  await stack.client.webhookEndpoints.delete(id);
});

test("an address that was stored before the rules became stricter is not called either", async () => {
  const { id } = await open("https://example.com/");
  await stack.sql`update endpoints set url = ${`https://127.0.0.1:${canary.port}/`} where deleted_at is null`;
  await stack.client.accounts.create({ currency: "USD" });
  await vi.waitFor(async () => expect(new Set(await attemptsAt(id))).toEqual(FORBIDDEN), {
    timeout: 20_000,
  });
  expect(canary.connections()).toBe(0);
});
