import { describe, expect, test } from "vitest";
import { judgeUrl } from "./judge-url.ts";
import { parseNetworks } from "./networks.ts";

const loopback = parseNetworks(["127.0.0.0/8"]);

describe("a URL is refused", () => {
  test.each([
    ["", "url_invalid"],
    ["example.com/hook", "url_invalid"],
    ["https://", "url_invalid"],
    ["https://example.com:99999/", "url_invalid"],
    [`https://example.com/${"a".repeat(2_048)}`, "url_invalid"],
    ["https://intern/", "url_invalid"],
    ["https://example..com/", "url_invalid"],
    ["https://.example.com/", "url_invalid"],
    ["https://example.com../", "url_invalid"],
    [`https://${"a".repeat(64)}.com/`, "url_invalid"],
    [`https://${"a.".repeat(126)}com/`, "url_invalid"],
    ["ftp://example.com/", "url_scheme_not_allowed"],
    ["file:///etc/passwd", "url_scheme_not_allowed"],
    ["javascript:alert(1)", "url_scheme_not_allowed"],
    ["data:text/plain,x", "url_scheme_not_allowed"],
    ["http://example.com/", "url_scheme_not_allowed"],
    ["http://8.8.8.8/", "url_scheme_not_allowed"],
    ["https://user:pass@example.com/", "url_userinfo_not_allowed"],
    ["https://user@example.com/", "url_userinfo_not_allowed"],
    ["https://localhost/", "url_address_forbidden"],
    ["https://localhost./", "url_address_forbidden"],
    ["https://a.localhost/", "url_address_forbidden"],
    ["https://metadata.google.internal/", "url_address_forbidden"],
    ["https://printer.local/", "url_address_forbidden"],
    ["http://127.0.0.1/", "url_address_forbidden"],
    ["https://127.0.0.1./", "url_address_forbidden"],
    ["https://0x7f.1/", "url_address_forbidden"],
    ["https://127.1/", "url_address_forbidden"],
    ["https://2130706433/", "url_address_forbidden"],
    ["https://017700000001/", "url_address_forbidden"],
    ["https://①②⑦.0.0.1/", "url_address_forbidden"],
    ["https://0/", "url_address_forbidden"],
    ["https://169.254.169.254/latest/meta-data", "url_address_forbidden"],
    ["https://[::1]/", "url_address_forbidden"],
    ["https://[::ffff:127.0.0.1]/", "url_address_forbidden"],
    ["https://[2002:7f00:1::]/", "url_address_forbidden"],
    ["https://[2001:0::]/", "url_address_forbidden"],
    ["https://[fd00::1]/", "url_address_forbidden"],
    ["https://example.com:22/", "url_port_not_allowed"],
    ["https://example.com:80/", "url_port_not_allowed"],
    ["https://example.com:6379/", "url_port_not_allowed"],
    ["https://example.com:0/", "url_port_not_allowed"],
  ])("%s: %s", (url, code) => {
    expect(judgeUrl(url, [])).toMatchObject({ ok: false, refusal: { code } });
  });
});

describe("a URL is accepted in its normal form", () => {
  test.each([
    ["https://example.com/hook?a=1", "https://example.com/hook?a=1"],
    ["HTTPS://Example.COM:443", "https://example.com/"],
    ["https://example.com:8443/", "https://example.com:8443/"],
    ["https://ex\u00ADample.com/", "https://example.com/"],
    ["https://8.8.8.8/", "https://8.8.8.8/"],
    ["https://[2606:4700:4700::1111]/", "https://[2606:4700:4700::1111]/"],
  ])("%s", (text, url) => {
    expect(judgeUrl(text, [])).toEqual({ ok: true, url });
  });
});

describe("what the operator opened", () => {
  test.each([
    "http://127.0.0.1:8080/hook",
    "https://127.1.2.3/",
    "http://localhost:3999/",
    "http://127.0.0.1:22/",
    "http://hook.example.com:8080/x",
    "http://receiver/x",
    "https://receiver:6443/x",
    "https://hooks.internal/x",
  ])(
    "%s is accepted, over http and on any port: where a name leads is the connection's to judge",
    (url) => {
      expect(judgeUrl(url, loopback)).toEqual({ ok: true, url });
    },
  );

  test.each([
    "http://10.0.0.1/",
    "http://[::1]/",
    "http://8.8.8.8/",
    "https://10.0.0.1/",
    "ftp://127.0.0.1/",
    "ftp://receiver/",
    "http://a:b@127.0.0.1/",
  ])("%s is refused all the same", (url) => {
    expect(judgeUrl(url, loopback).ok).toBe(false);
  });

  test("localhost is refused where loopback is not among it", () => {
    expect(judgeUrl("http://localhost/", parseNetworks(["10.0.0.0/8"])).ok).toBe(false);
  });
});
