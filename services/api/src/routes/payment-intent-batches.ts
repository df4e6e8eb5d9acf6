import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { type Database, newId, type Tenant } from "@quittance/db";
import { type BatchId, type Directories, describeIntent } from "@quittance/domain";
import type { QueueConnection } from "@quittance/queue";
import type { AppEnv } from "../app-env.ts";
import type { AccountDirectory } from "../intake/account-directory.ts";
import type { Backlog } from "../intake/backlog.ts";
import type { CurrencyDirectory } from "../intake/currency-directory.ts";
import { currenciesOf, draftIntent, referencesOf } from "../intake/draft-intent.ts";
import { findAtomicRefusal } from "../intake/find-atomic-refusal.ts";
import { ringGroup } from "../intake/intake.ts";
import { type BatchItem, recallBatch, type StoredItem, storeBatch } from "../intake/store-batch.ts";
import type { ApiMetrics } from "../metrics.ts";
import { requireScope } from "../middleware/authenticate.ts";
import { describeProblem, Problem, type ProblemBody } from "../problem/problem.ts";
import { BODY, INTENT, REQUIRED_KEY } from "../problem/refusal-groups.ts";
import { bodyFaults } from "../problem/refuse-invalid.ts";
import { parseIdempotencyKey, requireIdempotencyKey } from "../request/idempotency-key.ts";
import { requestKey } from "../request/request-key.ts";
import { answerHeaders } from "../schemas/answer-headers.ts";
import { batchSchema, newBatchSchema } from "../schemas/batch.ts";
import { idempotencyKeyHeader } from "../schemas/headers.ts";
import { type NewPaymentIntent, newPaymentIntentSchema } from "../schemas/payment-intent.ts";
import { refusals } from "../schemas/refusals.ts";

export interface BatchDependencies {
  readonly db: Database;
  readonly queue: Pick<QueueConnection, "ring">;
  readonly accounts: AccountDirectory;
  readonly currencies: CurrencyDirectory;
  readonly backlog: Backlog;
  readonly metrics: ApiMetrics;
}

const PATH = "/v1/payment_intents/batch";

const createBatchRoute = createRoute({
  method: "post",
  path: PATH,
  operationId: "createPaymentIntentBatch",
  tags: ["Payment intents"],
  description:
    "Decided in the order given relative to each other. Each item is refused or accepted for itself, unless the batch is atomic.",
  summary: "Submit many payment intents",
  middleware: [requireScope("payments:write")] as const,
  parameters: [idempotencyKeyHeader],
  request: {
    body: { required: true, content: { "application/json": { schema: newBatchSchema } } },
  },
  responses: {
    202: {
      description: "Every item that was not refused is stored; one result for each item.",
      headers: answerHeaders("Idempotent-Replayed"),
      content: { "application/json": { schema: batchSchema } },
    },
    ...refusals(BODY, REQUIRED_KEY, INTENT, ["batch_too_wide", "backlog_full"]),
  },
});

export function batchRoutes(app: OpenAPIHono<AppEnv>, deps: BatchDependencies) {
  app.openapi(createBatchRoute, async (c) => {
    const { tenant } = c.get("principal");
    const requestId = c.get("requestId");
    const key = requireIdempotencyKey(c);
    const { atomic, payment_intents: written } = c.req.valid("json");
    const id = newId("batch");
    const requests = written.map((item, index) => readItem(item, `${key}:${index}`, requestId));
    const wellFormed = requests.flatMap(({ parsed }) => (parsed.ok ? parsed.value : []));
    const [findAccount, findCurrency] = await Promise.all([
      deps.accounts.find(tenant.id, [...new Set(wellFormed.flatMap(referencesOf))]),
      deps.currencies.find(tenant.id, [...new Set(wellFormed.flatMap(currenciesOf))]),
    ]);

    const owner = requestKey(key, PATH, await c.req.json());
    const directories = { findAccount, findCurrency };
    const items = requests.map((request) =>
      draftItem(tenant, request, directories, atomic ? id : null, requestId),
    );
    const refusal = deps.backlog.findRefusal() ?? (atomic ? findAtomicRefusal(items) : undefined);
    const stored =
      refusal === undefined
        ? await storeBatch(deps.db, tenant, owner, { id, atomic, items, requestId })
        : await recallBatch(deps.db, tenant, owner, items, refusal);
    c.set(
      "intentIds",
      stored.items.flatMap((item) => (item.kind === "refused" ? [] : item.intent.id)),
    );
    if (stored.replayed) c.header("Idempotent-Replayed", "true");
    ringGroup(deps, tenant, stored.items, "batch");
    return c.json(
      {
        object: "batch" as const,
        id: stored.id,
        atomic,
        data: stored.items.map(describeItem),
      },
      202,
    );
  });
}

interface ItemRequest {
  readonly key: string;
  /** The item without its key: what makes it the same request as a single one. */
  readonly body: unknown;
  readonly parsed:
    | { readonly ok: true; readonly value: NewPaymentIntent }
    | { readonly ok: false; readonly error: ProblemBody };
}

function readItem(item: unknown, defaultKey: string, requestId: string): ItemRequest {
  const { idempotency_key: ownKey, ...body } = isObject(item) ? item : {};
  const key = ownKey === undefined ? defaultKey : parseIdempotencyKey(ownKey);
  if (key === undefined) {
    const error = describeProblem(new Problem("idempotency_key_invalid"), requestId);
    return { key: defaultKey, body, parsed: { ok: false, error } };
  }
  const parsed = newPaymentIntentSchema.safeParse(isObject(item) ? body : item);
  if (parsed.success) return { key, body, parsed: { ok: true, value: parsed.data } };
  const problem = Problem.ofFaults(bodyFaults(parsed.error.issues));
  return { key, body, parsed: { ok: false, error: describeProblem(problem, requestId) } };
}

function draftItem(
  tenant: Tenant,
  { key, body, parsed }: ItemRequest,
  directories: Directories,
  atomicBatch: BatchId | null,
  requestId: string,
): BatchItem {
  const owner = requestKey(key, "/v1/payment_intents", body);
  if (!parsed.ok) return { ...owner, drafted: parsed };
  const drafted = draftIntent(tenant, parsed.value, directories, atomicBatch);
  if (drafted.ok) return { ...owner, drafted };
  const error = describeProblem(Problem.ofFaults(drafted.error), requestId);
  return { ...owner, drafted: { ok: false, error } };
}

function describeItem(item: StoredItem) {
  if (item.kind === "refused") return { status: item.problem.status, problem: item.problem };
  return { status: 202 as const, payment_intent: describeIntent(item.intent) };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
