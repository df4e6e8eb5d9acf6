import ipaddr from "ipaddr.js";

/** A range of addresses: the first of them and the length of the prefix that all share. */
export type Network = readonly [ipaddr.IPv4 | ipaddr.IPv6, number];

/** Whether a text is a network such as `10.0.0.0/8` or `fd00::/8`, or a single address. */
export const isNetwork = (text: string): boolean =>
  ipaddr.isValidCIDR(text) || ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text);

/**
 * Reads the networks that calls may reach although they are not public.
 * @throws when one of them is not a network
 */
export function parseNetworks(texts: readonly string[]): readonly Network[] {
  return texts.map((text) => {
    if (!isNetwork(text))
      throw new Error(`${text} is not a network such as 10.0.0.0/8 or fd00::/8`);
    if (text.includes("/")) return ipaddr.parseCIDR(text);
    const address = ipaddr.parse(text);
    return [address, address.kind() === "ipv4" ? 32 : 128];
  });
}
