import { isDatabaseAway } from "@quittance/db";
import { healthRoutes, type Log, type ReadinessGate } from "@quittance/process";
import { Hono } from "hono";
import { basicAuth } from "hono/basic-auth";
import { csrf } from "hono/csrf";
import { HTTPException } from "hono/http-exception";
import { secureHeaders } from "hono/secure-headers";
import { trimTrailingSlash } from "hono/trailing-slash";
import { type ReleaseDependencies, releaseRoutes } from "./actions/release-intent.ts";
import type { AppEnv } from "./app-env.ts";
import { auditLogRoutes } from "./console/audit-log.ts";
import { type OverviewDependencies, overviewRoutes } from "./console/overview.ts";
import { BOARD_PATH, type BoardDependencies, queueBoard } from "./queues/board.ts";

export type AppDependencies = OverviewDependencies &
  ReleaseDependencies &
  BoardDependencies & {
    readonly readiness: Pick<ReadinessGate, "isReady">;
    readonly operator: { readonly name: string; readonly password: string };
    readonly log: Log;
  };

/**
 * Nothing comes from, or goes to, anywhere else: the dashboard's page asks for a font of another
 * site, and does without it.
 */
const CONTENT_SECURITY_POLICY = {
  defaultSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", "data:"],
  objectSrc: ["'none'"],
  baseUri: ["'self'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
};

/** The operators' door. Only /livez and /readyz are open; everything else wants their credentials. */
export function createApp(deps: AppDependencies): Hono<AppEnv> {
  const { operator, log } = deps;
  const app = new Hono<AppEnv>();
  app.use(
    secureHeaders({
      contentSecurityPolicy: CONTENT_SECURITY_POLICY,
      // Without a referrer browsers send no origin either, and forms of our own would be refused.
      referrerPolicy: "same-origin",
    }),
  );
  app.route("/", healthRoutes(deps.readiness));
  app.use(
    // Compares in constant time.
    basicAuth({
      username: operator.name,
      password: operator.password,
      realm: "Quittance operators",
      onAuthSuccess: (c, name) => c.set("operator", name),
    }),
    // Browsers send credentials along on their own, so a form of another site must be told apart.
    csrf(),
    trimTrailingSlash(),
  );

  app.route("/", overviewRoutes(deps));
  app.route("/", auditLogRoutes(deps));
  app.route("/", releaseRoutes(deps));
  app.route(BOARD_PATH, queueBoard(deps));

  app.onError((error, c) => {
    if (error instanceof HTTPException) {
      if (error.status === 401 && c.req.header("Authorization") !== undefined) {
        log.warn({ path: c.req.path }, "the operators' door was tried with wrong credentials");
      }
      return error.getResponse();
    }
    if (isDatabaseAway(error)) return c.text("PostgreSQL can not be reached.", 503);
    log.error({ err: error, path: c.req.path }, "the operators' door could not answer");
    return c.text("Something went wrong here; the log of ops says what.", 500);
  });
  return app;
}
