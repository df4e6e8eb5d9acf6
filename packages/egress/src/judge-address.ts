import ipaddr from "ipaddr.js";
import type { Network } from "./networks.ts";

const NAT64 = ipaddr.IPv6.parseCIDR("64:ff9b::/96");
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR("2000::/3");

/** Looks public, but answers only inside Azure: the host's own control service. */
const AZURE_WIRE_SERVER = "168.63.129.16";

/**
 * Whether an address belongs to the public internet. Everything else is refused: private, local,
 * reserved, multicast, and IPv6 that wraps an IPv4 address by a way of its own (6to4, Teredo).
 * IPv4-mapped and NAT64 addresses are judged by the IPv4 address that they lead to.
 *
 * @param text an address in any notation; anything else is not public
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = unwrap(ipaddr.parse(text));
  if (address.range() !== "unicast" || address.toString() === AZURE_WIRE_SERVER) return false;
  return address instanceof ipaddr.IPv4 || address.match(GLOBAL_UNICAST);
}

/** Whether an address lies in one of the networks. */
export function isInNetworks(text: string, networks: readonly Network[]): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = unwrap(ipaddr.parse(text));
  return networks.some(([base, bits]) => {
    if (address instanceof ipaddr.IPv4)
      return base instanceof ipaddr.IPv4 && address.match(base, bits);
    return base instanceof ipaddr.IPv6 && address.match(base, bits);
  });
}

/** The IPv4 address that an IPv6 address stands for on this machine or through its gateway, else itself. */
function unwrap(address: ipaddr.IPv4 | ipaddr.IPv6): ipaddr.IPv4 | ipaddr.IPv6 {
  if (address instanceof ipaddr.IPv4) return address;
  if (address.isIPv4MappedAddress()) return address.toIPv4Address();
  return address.match(NAT64) ? new ipaddr.IPv4(address.toByteArray().slice(12)) : address;
}
