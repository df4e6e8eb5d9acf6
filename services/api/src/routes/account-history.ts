import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { type AccountEntry, listEntries } from "@quittance/db";
import { describeBalance, describeEntry } from "@quittance/domain";
import type { AppEnv } from "../app-env.ts";
import { requireScope } from "../middleware/authenticate.ts";
import { Problem } from "../problem/problem.ts";
import { type AccountFinder, accountParams, findAccount } from "../request/find-account.ts";
import { readPage, toList } from "../request/page.ts";
import { balanceSchema } from "../schemas/account.ts";
import { accountEntrySchema } from "../schemas/ledger.ts";
import { listOf, pageQuery } from "../schemas/list.ts";
import { refusals } from "../schemas/problem.ts";

const getBalanceRoute = createRoute({
  method: "get",
  path: "/v1/accounts/{id}/balance",
  summary: "Get an account's balance",
  middleware: [requireScope("accounts:read")] as const,
  request: { params: accountParams, query: z.strictObject({}) },
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
  request: { params: accountParams, query: z.strictObject(pageQuery) },
  responses: {
    200: {
      description: "Entries, newest first, each with the balance after it.",
      content: { "application/json": { schema: listOf(accountEntrySchema) } },
    },
    ...refusals,
  },
});

export function accountHistoryRoutes(app: OpenAPIHono<AppEnv>, { db, accounts }: AccountFinder) {
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
