import { isIP } from "node:net";
import { isInNetworks, type Network } from "@quittance/egress";
import ipaddr from "ipaddr.js";

/**
 * Finds the address that a request comes from. That is the other end of the connection, unless it is a
 * proxy that we trust: then it is the last address in X-Forwarded-For that no trusted proxy has. What
 * stands before that one was written by somebody whom we do not trust.
 *
 * @param peer the address at the other end of the connection
 * @param forwardedFor the X-Forwarded-For fields, joined by commas
 */
export function clientAddress(
  peer: string,
  forwardedFor: string | undefined,
  proxies: readonly Network[],
): string {
  if (!isInNetworks(peer, proxies)) return peer;
  let address = peer;
  for (const entry of (forwardedFor ?? "").split(",").reverse()) {
    const hop = addressOf(entry.trim());
    // A proxy that we trust would have written an address: this is not one of its entries.
    if (hop === undefined) return address;
    address = hop;
    if (!isInNetworks(address, proxies)) return address;
  }
  return address;
}

/** A link-local address may name an interface of whoever wrote it, which means nothing here. */
const ZONE = /%.*$/;

/** The address of an entry, which may have a port and brackets. Written in full: `1` is none, although many would take it for 0.0.0.1. */
function addressOf(entry: string): string | undefined {
  const [, inBrackets, beforePort] = /^\[([^\]]*)\](?::\d+)?$|^([\d.]+):\d+$/.exec(entry) ?? [];
  const address = (inBrackets ?? beforePort ?? entry).replace(ZONE, "");
  return isIP(address) === 0 ? undefined : address;
}

/** Who owns one IPv6 address owns the 2^64 of its network, so those count as one. */
const NETWORK_BYTES = 8;

/** The name under which an address is counted: an IPv4 address itself, of an IPv6 address its /64. */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return "unknown";
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv4) return parsed.toString();
  return Buffer.from(parsed.toByteArray().slice(0, NETWORK_BYTES)).toString("hex");
}
