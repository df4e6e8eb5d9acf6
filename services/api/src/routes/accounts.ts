import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import {
  type AccountEntry,
  type Database,
  listAccounts,
  listEntries,
  readAccount,
  type Tenant,
} from "@quittance/db";
import {
  type AccountRecord,
  describeAccount,
  describeBalance,
  describeEntry,
} from "@quittance/domain";
import { openAccount } from "../actions/open-account.ts";
import type { AppEnv } from "../app-env.ts";
import type { AccountDirectory } from "../intake/account-directory.ts";
import type { CurrencyDirectory } from "../intake/currency-directory.ts";
import { requireScope } from "../middleware/authenticate.ts";
import { Problem } from "../problem/problem.ts";
import { readIdempotencyKey } from "../request/idempotency-key.ts";
import { readPage, toList } from "../request/page.ts";
import { readIdPosition } from "../request/read-position.ts";
import { requestKey } from "../request/request-key.ts";
import { accountSchema, balanceSchema, newAccountSchema } from "../schemas/account.ts";
import { optionalIdempotencyKeyHeader } from "../schemas/headers.ts";
import { accountEntrySchema } from "../schemas/ledger.ts";
import { listOf, pageQuery } from "../schemas/list.ts";
import { refusals } from "../schemas/problem.ts";

export interface AccountRoutesDependencies {
  readonly db: Database;
  readonly accounts: AccountDirectory;
  readonly currencies: CurrencyDirectory;
}

const params = z.object({
  id: z.string().openapi({ description: "An account's id, or `external:<external_id>`." }),
});

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
  request: { params },
  responses: {
    200: {
      description: "The account.",
      content: { "application/json": { schema: accountSchema } },
    },
    ...refusals,
  },
});

const getBalanceRoute = createRoute({
  method: "get",
  path: "/v1/accounts/{id}/balance",
  summary: "Get an account's balance",
  middleware: [requireScope("accounts:read")] as const,
  request: { params, query: z.strictObject({}) },
  responses: {
    200: {
      description: "The balance as it stands.",
      content: { "application/json": { schema: balanceSchema } },
    },
    ...refusals,
  },
});

const listEntriesRoute = createRoute({
  method: "get",
  path: "/v1/accounts/{id}/entries",
  summary: "List an account's entries",
  middleware: [requireScope("accounts:read")] as const,
  request: { params, query: z.strictObject(pageQuery) },
  responses: {
    200: {
      description: "Entries, newest first, each with the balance after it.",
      content: { "application/json": { schema: listOf(accountEntrySchema) } },
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
      tenant,
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

  app.openapi(getBalanceRoute, async (c) => {
    const { tenant } = c.get("principal");
    const account = await findAccount({ db, accounts }, tenant, c.req.valid("param").id);
    return c.json(describeBalance(account, account.currency), 200);
  });

  app.openapi(listEntriesRoute, async (c) => {
    const { tenant } = c.get("principal");
    const { id } = await findAccount({ db, accounts }, tenant, c.req.valid("param").id);
    // Versions are counted per account, so a cursor of another account's list would lead astray.
    const list = `entries of ${id}`;
    const page = readPage(list, c.req.valid("query"));
    const rows = await listEntries(db, tenant.id, id, {
      beforeVersion: readVersionPosition(page.after),
      limit: page.limit + 1,
    });
    const position = ({ accountVersion }: AccountEntry) => [String(accountVersion)];
    return c.json(toList(list, page, rows, describeAccountEntry, position), 200);
  });
}

async function findAccount(
  { db, accounts }: Pick<AccountRoutesDependencies, "db" | "accounts">,
  tenant: Tenant,
  reference: string,
): Promise<AccountRecord> {
  const summary = (await accounts.find(tenant.id, [reference]))(reference);
  const account = summary && (await readAccount(db, tenant, summary.id));
  if (account === undefined) throw new Problem("not_found");
  return account;
}

function readVersionPosition(after: readonly string[] | undefined): number | undefined {
  if (after === undefined) return undefined;
  const [version = ""] = after;
  if (after.length !== 1 || !/^\d{1,15}$/.test(version)) throw new Problem("cursor_invalid");
  return Number(version);
}

const describeAccountEntry = (entry: AccountEntry) => ({
  ...describeEntry(entry),
  object: "entry" as const,
  ledger_transaction: entry.ledgerTransaction,
  effective_at: entry.effectiveAt,
  created_at: entry.createdAt,
});
