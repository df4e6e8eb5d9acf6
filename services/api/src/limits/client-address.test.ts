import { parseNetworks } from "@quittance/egress";
import { describe, expect, test } from "vitest";
import { clientAddress, networkOf } from "./client-address.ts";

const PROXIES = parseNetworks(["10.0.0.0/8", "fd00::/8", "127.0.0.1"]);

describe("a request comes from", () => {
  test.each([
    ["the peer, when it is no proxy of ours, whatever it says", "8.8.8.8", "9.9.9.9", "8.8.8.8"],
    ["the peer, when the proxy says nothing", "10.0.0.1", undefined, "10.0.0.1"],
    ["the peer, when the proxy says nothing of use", "10.0.0.1", "unknown", "10.0.0.1"],
    ["whom the proxy names", "10.0.0.1", "9.9.9.9", "9.9.9.9"],
    ["the last one who is no proxy", "10.0.0.1", "1.1.1.1, 9.9.9.9, 10.0.0.2", "9.9.9.9"],
    ["the first proxy, when all are", "10.0.0.1", "10.0.0.3,10.0.0.2", "10.0.0.3"],
    ["the last proxy before what is no address", "10.0.0.1", "9.9.9.9, x, 10.0.0.2", "10.0.0.2"],
    ["an address with a port", "::ffff:10.0.0.1", "9.9.9.9:1234", "9.9.9.9"],
    ["an IPv6 address", "fd00::1", "2001:db8::1", "2001:db8::1"],
    ["an IPv6 address with a port", "fd00::1", "[2001:db8::1]:80", "2001:db8::1"],
    ["an address without its interface", "fd00::1", "fe80::1%eth0", "fe80::1"],
    ["the proxy before what is short for an address", "10.0.0.1", "1", "10.0.0.1"],
    ["the proxy before what may be octal", "10.0.0.1", "010.1.1.1", "10.0.0.1"],
    ["an empty entry's proxy", "127.0.0.1", "9.9.9.9,", "127.0.0.1"],
  ])("%s", (_, peer, forwardedFor, expected) => {
    expect(clientAddress(peer, forwardedFor, PROXIES)).toBe(expected);
  });

  test("the peer, when no proxy is trusted", () => {
    expect(clientAddress("127.0.0.1", "9.9.9.9", [])).toBe("127.0.0.1");
  });
});

test("an IPv4 address is counted as itself, in either notation, and an IPv6 address by its /64", () => {
  expect(networkOf("::ffff:9.9.9.9")).toBe(networkOf("9.9.9.9"));
  expect(networkOf("9.9.9.8")).not.toBe(networkOf("9.9.9.9"));
  expect(networkOf("2001:db8:1:2:3::4")).toBe(networkOf("2001:db8:1:2::"));
  expect(networkOf("2001:db8:1:3::")).not.toBe(networkOf("2001:db8:1:2::"));
  expect(networkOf("fe80::1%eth0")).toBe(networkOf("fe80::2"));
});
