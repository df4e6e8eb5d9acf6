import type { Actor, Tenant } from "@quittance/db";
import type { ApiVersion } from "@quittance/domain";
import { remoteAddress } from "@quittance/process";
import type { Context } from "hono";
import type { AppEnv } from "../app-env.ts";

/** Who asks for something, and by which request: what the audit log keeps of it. */
export interface Caller {
  readonly tenant: Tenant;
  readonly actor: Actor;
  readonly requestId: string;
  /** The network address that the request came from; null when the connection is gone already. */
  readonly address: string | null;
  /** The version of the API that the request speaks. */
  readonly apiVersion: ApiVersion;
}

/** Who asks, of a request that has been authenticated. */
export function readCaller(c: Context<AppEnv>): Caller {
  const { tenant, keyId } = c.get("principal");
  return {
    tenant,
    actor: { type: "api_key", id: keyId },
    requestId: c.get("requestId"),
    address: remoteAddress(c),
    apiVersion: c.get("apiVersion"),
  };
}
