import { describe, expect, test } from "vitest";
import { isInNetworks, isPublicAddress } from "./judge-address.ts";
import { isNetwork, parseNetworks } from "./networks.ts";

describe("an address that is not public is refused", () => {
  test.each([
    ["0.0.0.0", "this host"],
    ["10.1.2.3", "private"],
    ["100.64.0.1", "carrier-grade NAT"],
    ["127.0.0.1", "loopback"],
    ["127.255.255.254", "all of loopback"],
    ["168.63.129.16", "Azure's control service"],
    ["169.254.169.254", "metadata of clouds"],
    ["172.16.0.1", "private"],
    ["172.31.255.255", "private"],
    ["192.0.0.192", "reserved, metadata of Oracle's cloud"],
    ["192.0.2.1", "documentation"],
    ["192.168.1.1", "private"],
    ["198.18.0.1", "benchmarks"],
    ["203.0.113.9", "documentation"],
    ["224.0.0.1", "multicast"],
    ["240.0.0.1", "reserved"],
    ["255.255.255.255", "broadcast"],
    ["::", "unspecified"],
    ["::1", "loopback"],
    ["::ffff:127.0.0.1", "IPv4-mapped loopback"],
    ["::ffff:7f00:1", "the same, as URLs write it"],
    ["::ffff:a9fe:a9fe", "IPv4-mapped metadata"],
    ["::127.0.0.1", "IPv4-compatible"],
    ["64:ff9b::7f00:1", "NAT64 of loopback"],
    ["64:ff9b::a00:1", "NAT64 of a private address"],
    ["64:ff9b:1::808:808", "a site's own NAT64"],
    ["2001::1", "Teredo"],
    ["2001:db8::1", "documentation"],
    ["2002:7f00:1::", "6to4 of loopback"],
    ["2002:808:808::", "6to4, whatever it leads to"],
    ["fc00::1", "unique local"],
    ["fd00:ec2::254", "metadata over IPv6"],
    ["fe80::1", "link local"],
    ["fe80::1%eth0", "link local with a zone"],
    ["fec0::1", "site local"],
    ["ff02::1", "multicast"],
    ["4000::1", "not assigned"],
    ["localhost", "no address at all"],
    ["", "nothing"],
  ])("%s (%s)", (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

test.each([
  "8.8.8.8",
  "1.1.1.1",
  "172.32.0.1",
  "2606:4700:4700::1111",
  "::ffff:8.8.8.8",
  "64:ff9b::808:808",
])("%s is public", (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

describe("networks", () => {
  const networks = parseNetworks(["127.0.0.0/8", "fd00::/8", "192.168.7.9"]);

  test.each([
    "127.0.0.1",
    "127.9.9.9",
    "::ffff:127.0.0.1",
    "64:ff9b::7f00:1",
    "fd12::1",
    "192.168.7.9",
  ])("%s is in one of them", (address) => {
    expect(isInNetworks(address, networks)).toBe(true);
  });

  test.each(["128.0.0.1", "::1", "fc00::1", "192.168.7.10", "localhost"])(
    "%s is in none",
    (address) => {
      expect(isInNetworks(address, networks)).toBe(false);
    },
  );

  test("no networks hold no address", () => {
    expect(isInNetworks("127.0.0.1", [])).toBe(false);
  });

  test.each(["10.0.0.0/33", "10.0.0.0/", "ten", "10.0.0", "0x7f000001", "fd00::/129", ""])(
    "%j is no network, and nobody starts with it",
    (text) => {
      expect(isNetwork(text)).toBe(false);
      expect(() => parseNetworks([text])).toThrow("is not a network");
    },
  );
});
