import { type Database, parseId, parseTenantId, releaseIntent } from "@quittance/db";
import { type Log, remoteAddress } from "@quittance/process";
import { Hono } from "hono";
import type { AppEnv } from "../app-env.ts";

export interface ReleaseDependencies {
  readonly db: Database;
  readonly log: Log;
}

/** Puts a quarantined intent back to the others, after whatever was wrong with it has been mended. */
export function releaseRoutes({ db, log }: ReleaseDependencies): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.post("/intents/:id/release", async (c) => {
    const id = parseId("pi", c.req.param("id"));
    // What is no form names no tenant.
    const { tenant } = await c.req.parseBody().catch(() => ({ tenant: undefined }));
    const tenantId = typeof tenant === "string" ? parseTenantId(tenant) : undefined;
    if (id === undefined || tenantId === undefined) return c.text("No such intent.", 404);
    const released = await releaseIntent(db, tenantId, id, {
      actor: { type: "operator", id: c.get("operator") },
      address: remoteAddress(c),
    });
    log.info(
      { operator: c.get("operator"), tenant_id: tenantId, intent_id: id, released },
      "an operator released a quarantined intent",
    );
    return c.redirect(`/?${released ? "released" : "unchanged"}=${id}`, 303);
  });
  return routes;
}
