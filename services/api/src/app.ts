import { OpenAPIHono } from "@hono/zod-openapi";
import { healthRoutes, type Log, type ReadinessGate } from "@quittance/process";
import type { Context } from "hono";
import { methodNotAllowed } from "hono/method-not-allowed";
import type { AppEnv } from "./app-env.ts";
import type { Keys } from "./keys/keys.ts";
import type { Limits } from "./limits/open-limits.ts";
import { authenticate } from "./middleware/authenticate.ts";
import { identifyRequest } from "./middleware/identify-request.ts";
import { locateClient } from "./middleware/locate-client.ts";
import { observeRequest } from "./middleware/observe-request.ts";
import { limitBody, readBody } from "./middleware/read-body.ts";
import { speakVersion } from "./middleware/speak-version.ts";
import { answerProblem, Problem } from "./problem/problem.ts";
import { problemOfError } from "./problem/problem-of-error.ts";
import { refuseInvalid } from "./problem/refuse-invalid.ts";
import { type AccountChangeDependencies, accountChangeRoutes } from "./routes/account-changes.ts";
import { accountHistoryRoutes } from "./routes/account-history.ts";
import { type AccountRoutesDependencies, accountRoutes } from "./routes/accounts.ts";
import { apiKeyRoutes } from "./routes/api-keys.ts";
import { auditLogRoutes } from "./routes/audit-log.ts";
import { cancellationRoutes } from "./routes/cancellations.ts";
import { captureRoutes, type OperationRoutesDependencies } from "./routes/captures.ts";
import { type CurrencyRoutesDependencies, currencyRoutes } from "./routes/currencies.ts";
import { errorRoutes } from "./routes/errors.ts";
import { type EventStreamDependencies, eventStreamRoutes } from "./routes/event-stream.ts";
import { eventTypeRoutes } from "./routes/event-types.ts";
import { eventRoutes } from "./routes/events.ts";
import { ledgerRoutes } from "./routes/ledger.ts";
import { pageRoutes } from "./routes/pages.ts";
import { type BatchDependencies, batchRoutes } from "./routes/payment-intent-batches.ts";
import { previewRoutes } from "./routes/payment-intent-preview.ts";
import { timelineRoutes } from "./routes/payment-intent-timeline.ts";
import { type PaymentIntentDependencies, paymentIntentRoutes } from "./routes/payment-intents.ts";
import { refundRoutes } from "./routes/refunds.ts";
import { webhookCommandRoutes } from "./routes/webhook-commands.ts";
import { webhookDeliveryRoutes } from "./routes/webhook-deliveries.ts";
import {
  type WebhookEndpointRoutesDependencies,
  webhookEndpointRoutes,
} from "./routes/webhook-endpoints.ts";
import { webhookRecoveryRoutes } from "./routes/webhook-recovery.ts";
import { readRouteScopes } from "./scopes/read-route-scopes.ts";

export type AppDependencies = AccountRoutesDependencies &
  AccountChangeDependencies &
  CurrencyRoutesDependencies &
  PaymentIntentDependencies &
  OperationRoutesDependencies &
  BatchDependencies &
  EventStreamDependencies &
  WebhookEndpointRoutesDependencies & {
    readonly keys: Keys;
    readonly log: Log;
    readonly limits: Limits;
    readonly readiness: Pick<ReadinessGate, "isReady">;
  };

/** The public door: middleware, routes, and the one place where refusals become answers. */
export function createApp(deps: AppDependencies): OpenAPIHono<AppEnv> {
  const app = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid });
  app.use(identifyRequest, observeRequest(deps.metrics, deps.log));
  app.use(methodNotAllowed({ app, onMethodNotAllowed: refuseMethod }));
  app.route("/", healthRoutes(deps.readiness));
  app.use(
    "/v1/*",
    locateClient(deps.limits.proxies),
    authenticate(deps.keys, deps.limits.refuseKeyless),
    ...deps.limits.rate,
    speakVersion(),
    limitBody,
    readBody,
  );

  accountRoutes(app, deps);
  accountHistoryRoutes(app, deps);
  accountChangeRoutes(app, deps);
  currencyRoutes(app, deps);
  // Before the routes with {id}, which would take "batch" and "preview" for an id.
  batchRoutes(app, deps);
  previewRoutes(app, deps);
  paymentIntentRoutes(app, deps);
  captureRoutes(app, deps);
  cancellationRoutes(app, deps);
  refundRoutes(app, deps);
  timelineRoutes(app, deps);
  ledgerRoutes(app, deps);
  // Before the route with {id}, which would take "stream" for an id.
  eventStreamRoutes(app, deps);
  eventRoutes(app, deps);
  webhookEndpointRoutes(app, deps);
  webhookCommandRoutes(app, deps);
  webhookDeliveryRoutes(app, deps);
  webhookRecoveryRoutes(app, deps);
  apiKeyRoutes(app, deps);
  auditLogRoutes(app, deps);
  errorRoutes(app);
  eventTypeRoutes(app);
  pageRoutes(app);

  readRouteScopes(app);
  app.notFound((c) => answerProblem(c, new Problem("not_found"), c.get("requestId")));
  app.onError((error, c) => {
    const problem = problemOfError(error);
    const requestId = c.get("requestId");
    if (problem.code === "internal_error") {
      deps.log.error(
        { err: problem.cause, request_id: requestId },
        "a request failed unexpectedly",
      );
    }
    return answerProblem(c, problem, requestId);
  });
  return app;
}

function refuseMethod(c: Context<AppEnv>, methods: readonly string[]): Response {
  c.header("Allow", methods.join(", "));
  return answerProblem(c, new Problem("method_not_allowed"), c.get("requestId"));
}
