import { isIP } from "node:net";
import { isInNetworks, isPublicAddress } from "./judge-address.ts";
import type { Network } from "./networks.ts";
import { isUsualPort } from "./usual-port.ts";

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

const NAME_LENGTH_MAX = 253;
const NAME = /^[^.]{1,63}(\.[^.]{1,63})*$/;

/** Names that never leave a machine or a site, whatever a resolver answers. */
const LOCAL_NAME = /(^|\.)(localhost|local|internal|intranet|lan|corp|home|home\.arpa)$/;
const LOOPBACK = ["127.0.0.1", "::1"];

/**
 * Judges a URL that somebody else wants us to call, as far as its text can tell: no name is
 * resolved. What its name leads to is judged at each call, by the connection itself; where there are
 * networks, so are the scheme and the port that go with a name.
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
  if (!isNameOrAddress(host)) return refuse("url_invalid", "The URL names no host.");
  if (mayBeOpened(host, networks)) return accept(url);
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

/**
 * Whether the operator may have opened what a host leads to: this very address, loopback for the name
 * that means loopback, and any other name as soon as there are networks, since only a resolver knows
 * which names lead into them.
 */
function mayBeOpened(host: string, networks: readonly Network[]): boolean {
  if (host === "localhost") return LOOPBACK.some((address) => isInNetworks(address, networks));
  return isIP(host) === 0 ? networks.length > 0 : isInNetworks(host, networks);
}

/** DNS can know no name with an empty part, or one of more than 63 characters. */
const isNameOrAddress = (host: string): boolean =>
  isIP(host) !== 0 || (host.length <= NAME_LENGTH_MAX && NAME.test(host));

function isForbidden(host: string): boolean {
  return isIP(host) === 0 ? LOCAL_NAME.test(host) : !isPublicAddress(host);
}
