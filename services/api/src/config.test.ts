import { ConfigurationError } from "@quittance/process";
import { describe, expect, test } from "vitest";
import { readConfig } from "./config.ts";

const DATABASE_URL = "postgres://db/pay";

describe("TLS", () => {
  test("is spoken with a certificate and a key, and not without", () => {
    expect(readConfig({ DATABASE_URL }).tls).toBeUndefined();
    const files = { TLS_CERT_FILE: "/cert.pem", TLS_KEY_FILE: "/key.pem" };
    expect(readConfig({ DATABASE_URL, ...files }).tls).toEqual({
      certFile: "/cert.pem",
      keyFile: "/key.pem",
    });
  });

  test.each([
    ["TLS_KEY_FILE", "TLS_CERT_FILE"],
    ["TLS_CERT_FILE", "TLS_KEY_FILE"],
  ])("is a mistake without %s", (missing, present) => {
    expect(() => readConfig({ DATABASE_URL, [present]: "/a.pem" })).toThrow(
      new ConfigurationError([`${missing} is not set, and ${present} is: both are needed.`]),
    );
  });
});

describe("limits", () => {
  test("are on when nobody says anything, and no proxy is trusted", () => {
    expect(readConfig({ DATABASE_URL })).toMatchObject({
      rateLimitPerSecond: 1_000,
      authFailuresPerMinute: 60,
      trustedProxies: [],
    });
  });

  test("can be turned off, and proxies be named", () => {
    const env = { RATE_LIMIT_PER_SECOND: "0", AUTH_FAILURES_PER_MINUTE: "0" };
    expect(
      readConfig({ DATABASE_URL, ...env, TRUSTED_PROXIES: "10.0.0.0/8, fd00::1" }),
    ).toMatchObject({
      rateLimitPerSecond: 0,
      authFailuresPerMinute: 0,
      trustedProxies: ["10.0.0.0/8", "fd00::1"],
    });
  });

  test("that are no numbers, and proxies that are no networks, are mistakes", () => {
    const env = { RATE_LIMIT_PER_SECOND: "-1", TRUSTED_PROXIES: "proxy.example" };
    expect(() => readConfig({ DATABASE_URL, ...env })).toThrow(
      /RATE_LIMIT_PER_SECOND is wrong.*TRUSTED_PROXIES is wrong: CIDRs/,
    );
  });
});
