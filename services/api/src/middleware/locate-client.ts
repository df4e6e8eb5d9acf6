import type { Network } from "@quittance/egress";
import { remoteAddress } from "@quittance/process";
import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../app-env.ts";
import { clientAddress } from "../limits/client-address.ts";

/** Lets a request tell which address it comes from, also through the proxies that are trusted. */
export const locateClient = (proxies: readonly Network[]) =>
  createMiddleware<AppEnv>((c, next) => {
    // Few requests are asked, so nothing is read before.
    c.set("clientAddress", () => {
      const peer = remoteAddress(c);
      return peer === null ? null : clientAddress(peer, c.req.header("X-Forwarded-For"), proxies);
    });
    return next();
  });
