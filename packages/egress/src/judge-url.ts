import { isIP } from "node:net";
import { isInNetworks, isPublicAddress } from "./judge-address.ts";
import type { Network } from "./networks.ts";

export interface UrlRefusal {
  readonly code:
    | "url_invalid"
    | "url_scheme_not_allowed"
    | "url_userinfo_not_allowed"
    | "url_address_forbidden"
    | "url_port_not_allowed";
  readonly detail: string;
}

export type UrlJudgement =
  | { readonly ok: true; readonly url: string }
  | { readonly ok: false; readonly refusal: UrlRefusal };

const LENGTH_MAX = 2_048;

/** Names that never leave a machine or a site, whatever a resolver answers. */
const LOCAL_NAME = /(^|\.)(localhost|local|internal|intranet|lan|corp|home|home\.arpa)$/;
const LOOPBACK = ["127.0.0.1", "::1"];

/** The usual doors of databases, caches, queues and control planes above 1023. */
const SERVICE_PORTS = new Set([
  1433, 1521, 2049, 2181, 2375, 2376, 2379, 2380, 3306, 3389, 4222, 5432, 5672, 5984, 6379, 6443,
  8086, 8500, 9042, 9092, 9200, 9300, 10_250, 11_211, 15_672, 27_017,
]);

/**
 * Judges a URL that somebody else wants us to call, as far as its text can tell: no name is
 * resolved. What its name leads to is judged at each call, by the connection itself.
 *
 * @param networks reachable although not public, and then over http and on any port
 * @returns the URL in its normal form
 */
export function judgeUrl(text: string, networks: readonly Network[]): UrlJudgement {
  if (text.length > LENGTH_MAX)
    return refuse("url_invalid", "The URL is longer than 2048 characters.");
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined) return refuse("url_invalid", "This is not an absolute URL.");
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    return refuse("url_scheme_not_allowed", "The URL must begin with https://.");
  }
  if (url.username !== "" || url.password !== "") {
    return refuse("url_userinfo_not_allowed", "The URL must not carry a user name or a password.");
  }
  const host = hostOf(url);
  if (isExempt(host, networks)) return accept(url);
  if (isForbidden(host))
    return refuse("url_address_forbidden", "The URL must lead to a public address.");
  if (isIP(host) === 0 && !host.includes(".")) {
    return refuse("url_invalid", "The URL must name its host in full.");
  }
  if (url.protocol === "http:") {
    return refuse("url_scheme_not_allowed", "The URL must begin with https://.");
  }
  if (!isUsualPort(url.port)) {
    return refuse("url_port_not_allowed", "Webhooks are not sent to this port.");
  }
  return accept(url);
}

const accept = (url: URL): UrlJudgement => ({ ok: true, url: url.href });

const refuse = (code: UrlRefusal["code"], detail: string): UrlJudgement => ({
  ok: false,
  refusal: { code, detail },
});

/** The host without the brackets of IPv6 and without the dot that only says "in full". */
const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");

/** Whether the operator opened this very address, or loopback for a name that means loopback. */
function isExempt(host: string, networks: readonly Network[]): boolean {
  if (host === "localhost") return LOOPBACK.some((address) => isInNetworks(address, networks));
  return isIP(host) !== 0 && isInNetworks(host, networks);
}

function isForbidden(host: string): boolean {
  return isIP(host) === 0 ? LOCAL_NAME.test(host) : !isPublicAddress(host);
}

/** https has its own port; others are fine unless something else is known to live there. */
function isUsualPort(port: string): boolean {
  if (port === "") return true;
  const number = Number(port);
  return number >= 1_024 && !SERVICE_PORTS.has(number);
}
