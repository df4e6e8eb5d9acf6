import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { type Database, listAccounts } from "@quittance/db";
import { describeAccount } from "@quittance/domain";
import { openAccount } from "../actions/open-account.ts";
import type { AppEnv } from "../app-env.ts";
import type { AccountDirectory } from "../intake/account-directory.ts";
import type { CurrencyDirectory } from "../intake/currency-directory.ts";
import { requireScope } from "../middleware/authenticate.ts";
import { readCaller } from "../request/caller.ts";
import { accountParams, findAccount } from "../request/find-account.ts";
import { readIdempotencyKey } from "../request/idempotency-key.ts";
import { readPage, toList } from "../request/page.ts";
import { readIdPosition } from "../request/read-position.ts";
import { requestKey } from "../request/request-key.ts";
import { accountSchema, newAccountSchema } from "../schemas/account.ts";
import { optionalIdempotencyKeyHeader } from "../schemas/headers.ts";
import { listOf, pageQuery } from "../schemas/list.ts";
import { refusals } from "../schemas/problem.ts";

export interface AccountRoutesDependencies {
  readonly db: Database;
  readonly accounts: AccountDirectory;
  readonly currencies: CurrencyDirectory;
}

const createAccountRoute = createRoute({
  method: "post",
  path: "/v1/accounts",
  summary: "Open an account",
  middleware: [requireScope("accounts:write")] as const,
  parameters: [optionalIdempotencyKeyHeader],
  request: {
    body: { required: true, content: { "application/json": { schema: newAccountSchema } } },
  },
  responses: {
    201: {
      description: "The account is open.",
      content: { "application/json": { schema: accountSchema } },
    },
    ...refusals,
  },
});

const listAccountsRoute = createRoute({
  method: "get",
  path: "/v1/accounts",
  summary: "List accounts",
  middleware: [requireScope("accounts:read")] as const,
  request: { query: z.strictObject(pageQuery) },
  responses: {
    200: {
      description: "Accounts, newest first.",
      content: { "application/json": { schema: listOf(accountSchema) } },
    },
    ...refusals,
  },
});

const getAccountRoute = createRoute({
  method: "get",
  path: "/v1/accounts/{id}",
  summary: "Get an account",
  middleware: [requireScope("accounts:read")] as const,
  request: { params: accountParams },
  responses: {
    200: {
      description: "The account.",
      content: { "application/json": { schema: accountSchema } },
    },
    ...refusals,
  },
});

export function accountRoutes(
  app: OpenAPIHono<AppEnv>,
  { db, accounts, currencies }: AccountRoutesDependencies,
) {
  app.openapi(createAccountRoute, async (c) => {
    const { tenant } = c.get("principal");
    const key = readIdempotencyKey(c);
    const request = c.req.valid("json");
    const { body, replayed } = await openAccount(
      db,
      readCaller(c),
      await currencies.find(tenant.id, [request.currency]),
      request,
      key === undefined ? undefined : requestKey(key, "/v1/accounts", await c.req.json()),
    );
    if (replayed) c.header("Idempotent-Replayed", "true");
    c.header("Location", `/v1/accounts/${body.id}`);
    return c.json(body, 201);
  });

  app.openapi(listAccountsRoute, async (c) => {
    const { tenant } = c.get("principal");
    const page = readPage("accounts", c.req.valid("query"));
    const before = readIdPosition("acct", page);
    const rows = await listAccounts(db, tenant, { before, limit: page.limit + 1 });
    return c.json(
      toList("accounts", page, rows, describeAccount, ({ id }) => [id]),
      200,
    );
  });

  app.openapi(getAccountRoute, async (c) => {
    const { tenant } = c.get("principal");
    const account = await findAccount({ db, accounts }, tenant, c.req.valid("param").id);
    return c.json(describeAccount(account), 200);
  });
}
