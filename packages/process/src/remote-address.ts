import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";

/** The network address at the other end of a request's connection; null when it is gone already. */
export const remoteAddress = (c: Context): string | null => getConnInfo(c).remote.address ?? null;
