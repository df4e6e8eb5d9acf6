import type { Network } from "@quittance/egress";
import type { Context } from "hono";
import type { AppEnv } from "../app-env.ts";
import { Problem } from "../problem/problem.ts";
import { clientAddress, networkOf } from "./client-address.ts";
import type { WindowLimit } from "./window-limit.ts";

/** The refusal that is due to a request without a valid key. */
export type RefuseKeyless = (c: Context<AppEnv>) => Problem;

/** Where failures are not limited. */
export const refuseKeyless: RefuseKeyless = () => new Problem("unauthenticated");

/**
 * Limits how often one network may fail to show a valid key. Only failures are counted and only they
 * are refused: behind one address there may be many (NAT), and a valid key always lets in.
 */
export function limitFailures(
  limit: WindowLimit,
  perMinute: number,
  proxies: readonly Network[],
): RefuseKeyless {
  return (c) => {
    const peer = c.env.incoming.socket.remoteAddress ?? "";
    const address = clientAddress(peer, c.req.header("X-Forwarded-For"), proxies);
    const { allowed, resetSeconds } = limit.take(networkOf(address));
    if (allowed) return new Problem("unauthenticated");
    c.header("RateLimit-Policy", `"failed-authentication";q=${perMinute};w=60`);
    c.header("RateLimit", `"failed-authentication";r=0;t=${resetSeconds}`);
    return new Problem("rate_limited", {
      detail: "Too many requests without a valid API key came from this address.",
      retryAfterSeconds: resetSeconds,
    });
  };
}
