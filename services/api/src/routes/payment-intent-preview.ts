import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import type { Database } from "@quittance/db";
import { previewIntent } from "../actions/preview-intent.ts";
import type { AppEnv } from "../app-env.ts";
import type { AccountDirectory } from "../intake/account-directory.ts";
import type { CurrencyDirectory } from "../intake/currency-directory.ts";
import { currenciesOf, draftIntent, referencesOf } from "../intake/draft-intent.ts";
import { requireScope } from "../middleware/authenticate.ts";
import { Problem } from "../problem/problem.ts";
import { BODY, INTENT } from "../problem/refusal-groups.ts";
import { readIdempotencyKey } from "../request/idempotency-key.ts";
import { newPaymentIntentSchema } from "../schemas/payment-intent.ts";
import { describePreview, paymentIntentPreviewSchema } from "../schemas/payment-intent-preview.ts";
import { refusals } from "../schemas/refusals.ts";

export interface PreviewDependencies {
  readonly db: Database;
  readonly accounts: AccountDirectory;
  readonly currencies: CurrencyDirectory;
}

const previewPaymentIntentRoute = createRoute({
  method: "post",
  path: "/v1/payment_intents/preview",
  operationId: "previewPaymentIntent",
  tags: ["Payment intents"],
  description: "Runs the real decision on the real balances and stores nothing.",
  summary: "Preview a payment intent",
  // That of the payment itself: the answer tells balances, and whoever may pay may learn them.
  middleware: [requireScope("payments:write")] as const,
  request: {
    body: { required: true, content: { "application/json": { schema: newPaymentIntentSchema } } },
  },
  responses: {
    200: {
      description:
        "What the intent would become if it were decided now, or in its moment on the balances of now. Nothing is stored, and an `Idempotency-Key` that is sent stays free.",
      content: { "application/json": { schema: paymentIntentPreviewSchema } },
    },
    ...refusals(BODY, INTENT, ["idempotency_key_invalid"]),
  },
});

export function previewRoutes(
  app: OpenAPIHono<AppEnv>,
  { db, accounts, currencies }: PreviewDependencies,
): void {
  app.openapi(previewPaymentIntentRoute, async (c) => {
    const { tenant } = c.get("principal");
    // A malformed key would be refused with the payment, so it is here; a good one is not spent.
    readIdempotencyKey(c);
    const request = c.req.valid("json");
    const findAccount = await accounts.find(tenant.id, referencesOf(request));
    const findCurrency = await currencies.find(tenant.id, currenciesOf(request));
    const draft = draftIntent(tenant, request, { findAccount, findCurrency });
    if (!draft.ok) throw Problem.ofFaults(draft.error);
    return c.json(describePreview(await previewIntent(db, tenant, draft.value)), 200);
  });
}
