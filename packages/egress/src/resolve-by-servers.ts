import { type LookupAddress, lookup } from "node:dns";
import { Resolver } from "node:dns/promises";
import { z } from "zod";
import type { Resolve } from "./resolve.ts";

const TRY_MS = 2_000;
const TRIES = 2;

/**
 * Resolves names by asking DNS servers: these, or the system's. The system's own resolver is not
 * asked, because it runs on four threads that all look-ups of a process share: a few names whose
 * servers never answer would hold up everybody's. Only `localhost` is known without asking.
 *
 * @param servers addresses, with a port or without
 */
export function resolveByServers(servers: readonly string[]): Resolve {
  const resolver = new Resolver({ timeout: TRY_MS, tries: TRIES });
  if (servers.length > 0) resolver.setServers(servers);
  return (hostname, answer) => {
    if (/^localhost\.?$/i.test(hostname)) {
      lookup(hostname, { all: true }, answer);
      return;
    }
    findAddresses(resolver, hostname).then(
      (addresses) => answer(null, addresses),
      (error: unknown) => answer(error instanceof Error ? error : new Error(String(error)), []),
    );
  };
}

/** Both families; one of them is enough. */
async function findAddresses(resolver: Resolver, hostname: string): Promise<LookupAddress[]> {
  const [four, six] = await Promise.allSettled([
    resolver.resolve4(hostname),
    resolver.resolve6(hostname),
  ]);
  const addresses = [
    ...(four.status === "fulfilled" ? four.value.map((address) => ({ address, family: 4 })) : []),
    ...(six.status === "fulfilled" ? six.value.map((address) => ({ address, family: 6 })) : []),
  ];
  if (addresses.length === 0 && four.status === "rejected") throw four.reason;
  return addresses;
}

/** WEBHOOK_DNS_SERVERS: who resolves the names of receivers. */
export const dnsServersVariable = z
  .string()
  .default("")
  .transform((text) =>
    text
      .split(",")
      .map((server) => server.trim())
      .filter(Boolean),
  )
  .refine(
    isServerList,
    "addresses such as 10.0.0.2 or [fd00::2]:5353, separated by commas, are expected",
  )
  .meta({
    description:
      "DNS servers, separated by commas, that resolve the names of webhook receivers; the system's servers when empty.",
  });

function isServerList(servers: readonly string[]): boolean {
  try {
    if (servers.length > 0) new Resolver().setServers(servers);
    return true;
  } catch {
    return false;
  }
}
