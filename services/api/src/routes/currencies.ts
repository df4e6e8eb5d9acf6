import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { type Database, listCurrencies, type RegisteredCurrency, type Tenant } from "@quittance/db";
import { type Currency, findIsoCurrency, ISO_CURRENCIES } from "@quittance/domain";
import { registerCurrency } from "../actions/register-currency.ts";
import type { AppEnv } from "../app-env.ts";
import type { CurrencyDirectory } from "../intake/currency-directory.ts";
import { requireScope } from "../middleware/authenticate.ts";
import { Problem } from "../problem/problem.ts";
import { readCaller } from "../request/caller.ts";
import { readIdempotencyKey } from "../request/idempotency-key.ts";
import { type Page, readPage, toList } from "../request/page.ts";
import { requestKey } from "../request/request-key.ts";
import { currencySchema, describeCurrency, newCurrencySchema } from "../schemas/currency.ts";
import { optionalIdempotencyKeyHeader } from "../schemas/headers.ts";
import { listOf, pageQuery } from "../schemas/list.ts";
import { refusals } from "../schemas/problem.ts";

export interface CurrencyRoutesDependencies {
  readonly db: Database;
  readonly currencies: CurrencyDirectory;
}

const PATH = "/v1/currencies";

const listCurrenciesRoute = createRoute({
  method: "get",
  path: PATH,
  summary: "List currencies",
  middleware: [requireScope("accounts:read")] as const,
  request: { query: z.strictObject(pageQuery) },
  responses: {
    200: {
      description: "Your own currencies, newest first, and after them those of ISO 4217 by code.",
      content: { "application/json": { schema: listOf(currencySchema) } },
    },
    ...refusals,
  },
});

const registerCurrencyRoute = createRoute({
  method: "post",
  path: PATH,
  summary: "Register a currency of your own",
  middleware: [requireScope("accounts:write")] as const,
  parameters: [optionalIdempotencyKeyHeader],
  request: {
    body: { required: true, content: { "application/json": { schema: newCurrencySchema } } },
  },
  responses: {
    201: {
      description: "The currency is registered, now or since an earlier request.",
      content: { "application/json": { schema: currencySchema } },
    },
    ...refusals,
  },
});

export function currencyRoutes(app: OpenAPIHono<AppEnv>, deps: CurrencyRoutesDependencies) {
  const { db } = deps;

  app.openapi(registerCurrencyRoute, async (c) => {
    const key = readIdempotencyKey(c);
    const { body, replayed } = await registerCurrency(
      db,
      readCaller(c),
      c.req.valid("json"),
      key === undefined ? undefined : requestKey(key, PATH, await c.req.json()),
    );
    if (replayed) c.header("Idempotent-Replayed", "true");
    return c.json(body, 201);
  });

  app.openapi(listCurrenciesRoute, async (c) => {
    const { tenant } = c.get("principal");
    const page = readPage("currencies", c.req.valid("query"));
    const rows = await readRows(deps, tenant, page);
    return c.json(
      toList("currencies", page, rows, describeRow, ({ code }) => [code]),
      200,
    );
  });
}

type Row = Currency | RegisteredCurrency;

/** One more than the page has: the tenant's own after the cursor, and then those of ISO 4217. */
async function readRows(
  { db, currencies }: CurrencyRoutesDependencies,
  tenant: Tenant,
  page: Page,
): Promise<readonly Row[]> {
  const after = await readCodePosition(currencies, tenant, page);
  const limit = page.limit + 1;
  const isPastOwn = after !== undefined && findIsoCurrency(after) !== undefined;
  const own = isPastOwn ? [] : await listCurrencies(db, tenant.id, { after, limit });
  const rest = isPastOwn ? ISO_CURRENCIES.filter(({ code }) => code > after) : ISO_CURRENCIES;
  return [...own, ...rest].slice(0, limit);
}

async function readCodePosition(
  currencies: CurrencyDirectory,
  tenant: Tenant,
  { after }: Page,
): Promise<string | undefined> {
  if (after === undefined) return undefined;
  const [code = ""] = after;
  const isKnown = (await currencies.find(tenant.id, [code]))(code) !== undefined;
  if (after.length !== 1 || !isKnown) throw new Problem("cursor_invalid");
  return code;
}

const describeRow = (row: Row) => describeCurrency(row, "createdAt" in row ? row.createdAt : null);
