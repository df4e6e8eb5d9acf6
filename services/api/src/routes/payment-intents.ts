import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { type Database, listIntents } from "@quittance/db";
import { describeIntent } from "@quittance/domain";
import type { AppEnv } from "../app-env.ts";
import type { AccountDirectory } from "../intake/account-directory.ts";
import type { CurrencyDirectory } from "../intake/currency-directory.ts";
import { currenciesOf, draftIntent, referencesOf } from "../intake/draft-intent.ts";
import type { Intake } from "../intake/intake.ts";
import { recallClaim } from "../intake/recall-claim.ts";
import { requireScope } from "../middleware/authenticate.ts";
import { Problem } from "../problem/problem.ts";
import { BODY, INTENT, PAGE, REQUIRED_KEY, RESOURCE } from "../problem/refusal-groups.ts";
import { requireIdempotencyKey } from "../request/idempotency-key.ts";
import { readPage, toList } from "../request/page.ts";
import { readId } from "../request/read-id.ts";
import { readIdPosition } from "../request/read-position.ts";
import { requestKey } from "../request/request-key.ts";
import { idParams } from "../schemas/answer-fields.ts";
import { answerHeaders } from "../schemas/answer-headers.ts";
import { idempotencyKeyHeader, ifNoneMatchHeader, preferHeader } from "../schemas/headers.ts";
import { intentQuerySchema, metadataParameter, readIntentFilter } from "../schemas/intent-query.ts";
import { listOf } from "../schemas/list.ts";
import { newPaymentIntentSchema, paymentIntentSchema } from "../schemas/payment-intent.ts";
import { refusals } from "../schemas/refusals.ts";
import { createIntentReader } from "../waiting/intent-reader.ts";
import { waitIfPreferred, waitIfThere } from "../waiting/wait-if-preferred.ts";
import type { WaitRegistry } from "../waiting/wait-registry.ts";

export interface PaymentIntentDependencies {
  readonly db: Database;
  readonly accounts: AccountDirectory;
  readonly currencies: CurrencyDirectory;
  readonly intake: Intake;
  readonly waiting: WaitRegistry;
}

const PATH = "/v1/payment_intents";

const createPaymentIntentRoute = createRoute({
  method: "post",
  path: PATH,
  operationId: "createPaymentIntent",
  tags: ["Payment intents"],
  description:
    "The answer comes as soon as the intent is stored; workers move the money. Poll it, wait with `Prefer`, or let a webhook tell. What can not be paid for lack of funds ends as `failed` and is no error of this request.",
  summary: "Submit a payment intent",
  middleware: [requireScope("payments:write")] as const,
  parameters: [idempotencyKeyHeader, preferHeader],
  request: {
    body: { required: true, content: { "application/json": { schema: newPaymentIntentSchema } } },
  },
  responses: {
    202: {
      description: "The intent is stored and will be decided; nothing can lose it any more.",
      headers: answerHeaders(
        "Location",
        "Retry-After",
        "Idempotent-Replayed",
        "Preference-Applied",
      ),
      content: { "application/json": { schema: paymentIntentSchema } },
    },
    ...refusals(BODY, REQUIRED_KEY, INTENT, ["backlog_full"]),
  },
});

const getPaymentIntentRoute = createRoute({
  method: "get",
  path: `${PATH}/{id}`,
  operationId: "getPaymentIntent",
  tags: ["Payment intents"],
  description:
    "With `Prefer: wait=N` the answer comes as soon as the intent is no longer `scheduled` or `pending`, at the latest after N seconds.",
  summary: "Get a payment intent",
  middleware: [requireScope("payments:read")] as const,
  parameters: [preferHeader, ifNoneMatchHeader],
  request: { params: idParams("pi", "payment intent") },
  responses: {
    200: {
      description: "The intent as it stands. With `Prefer: wait=N` as soon as it is decided.",
      headers: answerHeaders("ETag", "Preference-Applied"),
      content: { "application/json": { schema: paymentIntentSchema } },
    },
    304: {
      headers: answerHeaders("ETag", "Preference-Applied"),
      description: "The intent still has the version of `If-None-Match`.",
    },
    ...refusals(RESOURCE),
  },
});

const listPaymentIntentsRoute = createRoute({
  method: "get",
  path: PATH,
  operationId: "listPaymentIntents",
  tags: ["Payment intents"],
  description:
    "`metadata[key]=value` asks for those with this metadata; filters narrow each other.",
  summary: "List payment intents",
  middleware: [requireScope("payments:read")] as const,
  parameters: [metadataParameter],
  request: { query: intentQuerySchema },
  responses: {
    200: {
      description: "Payment intents, newest first.",
      content: { "application/json": { schema: listOf(paymentIntentSchema) } },
    },
    ...refusals(PAGE),
  },
});

export function paymentIntentRoutes(app: OpenAPIHono<AppEnv>, deps: PaymentIntentDependencies) {
  const { db, accounts, currencies, intake, waiting } = deps;
  const readIntent = createIntentReader(db);

  app.openapi(createPaymentIntentRoute, async (c) => {
    const { tenant } = c.get("principal");
    const key = requireIdempotencyKey(c);
    const request = c.req.valid("json");
    const findAccount = await accounts.find(tenant.id, referencesOf(request));
    const findCurrency = await currencies.find(tenant.id, currenciesOf(request));
    const draft = draftIntent(tenant, request, { findAccount, findCurrency });
    const owner = requestKey(key, PATH, await c.req.json());
    const stored = draft.ok
      ? await intake(tenant, { ...owner, draft: draft.value })
      : await recallClaim(db, tenant, owner, Problem.ofFaults(draft.error));

    c.set("intentIds", [stored.intent.id]);
    if (stored.kind === "replayed") c.header("Idempotent-Replayed", "true");
    c.header("Location", `${PATH}/${stored.intent.id}`);
    c.header("Retry-After", "1");
    const { id } = stored.intent;
    const waited = await waitIfPreferred(c, waiting, id, () => readIntent(tenant, id));
    return c.json(describeIntent(waited ?? stored.intent), 202);
  });

  app.openapi(getPaymentIntentRoute, async (c) => {
    const { tenant } = c.get("principal");
    const id = readId("pi", c.req.valid("param").id);
    const read = () => readIntent(tenant, id);
    const intent = (await waitIfThere(c, waiting, id, read)) ?? (await read());
    if (intent === undefined) throw new Problem("not_found");
    const etag = `"${intent.version}"`;
    c.header("ETag", etag);
    if (matches(c.req.header("If-None-Match"), etag)) return c.body(null, 304);
    return c.json(describeIntent(intent), 200);
  });

  app.openapi(listPaymentIntentsRoute, async (c) => {
    const { tenant } = c.get("principal");
    const query = c.req.valid("query");
    const page = readPage("payment_intents", query);
    const filter = await readIntentFilter(tenant, query, accounts);
    const rows =
      filter === undefined
        ? []
        : await listIntents(db, tenant, filter, {
            before: readIdPosition("pi", page),
            limit: page.limit + 1,
          });
    return c.json(
      toList("payment_intents", page, rows, describeIntent, ({ id }) => [id]),
      200,
    );
  });
}

/** `If-None-Match` compares weakly: `W/"2"` means the same as `"2"`. */
const matches = (header: string | undefined, etag: string): boolean =>
  header !== undefined &&
  header.split(",").some((tag) => ["*", etag].includes(tag.trim().replace(/^W\//, "")));
