import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import {
  type AccountEntry,
  type Axis,
  type Database,
  listEntries,
  listPeriodEntries,
  type Period,
  readCounters,
  readPeriod,
} from "@quittance/db";
import {
  type Account,
  type AccountId,
  type Counters,
  describeBalance,
  describeEntry,
  formatAmount,
  subtract,
  type TenantId,
} from "@quittance/domain";
import type { AppEnv } from "../app-env.ts";
import { requireScope } from "../middleware/authenticate.ts";
import { Problem } from "../problem/problem.ts";
import { PAGE, QUERY, RESOURCE } from "../problem/refusal-groups.ts";
import { type AccountFinder, accountParams, findAccount } from "../request/find-account.ts";
import { readPage, toList, writeCursor } from "../request/page.ts";
import { readVersionPosition } from "../request/read-position.ts";
import { settle } from "../request/settle.ts";
import {
  readStatementPosition,
  type StatementPosition,
  writeStatementPosition,
} from "../request/statement-position.ts";
import { accountEntrySchema } from "../schemas/ledger.ts";
import { listOf, pageQuery } from "../schemas/list.ts";
import { momentQuerySchema } from "../schemas/moment.ts";
import { refusals } from "../schemas/refusals.ts";
import { balanceAtSchema, statementQuerySchema, statementSchema } from "../schemas/statement.ts";

const getBalanceRoute = createRoute({
  method: "get",
  path: "/v1/accounts/{id}/balance",
  operationId: "getAccountBalance",
  tags: ["Accounts"],
  description:
    "Exact for every moment of the past, by the time of posting or by accounting date, at a price that does not grow with the history.",
  summary: "Get an account's balance",
  middleware: [requireScope("accounts:read")] as const,
  request: { params: accountParams, query: momentQuerySchema },
  responses: {
    200: {
      description: "The balance at a moment, by default as it stands.",
      content: { "application/json": { schema: balanceAtSchema } },
    },
    ...refusals(RESOURCE, QUERY, ["moment_unsettled"]),
  },
});

const listEntriesRoute = createRoute({
  method: "get",
  path: "/v1/accounts/{id}/entries",
  operationId: "listAccountEntries",
  tags: ["Accounts"],
  description: "Every line that was written to the account, each with the balance after it.",
  summary: "List an account's entries",
  middleware: [requireScope("accounts:read")] as const,
  request: { params: accountParams, query: z.strictObject(pageQuery) },
  responses: {
    200: {
      description: "Entries, newest first, each with the balance after it.",
      content: { "application/json": { schema: listOf(accountEntrySchema) } },
    },
    ...refusals(RESOURCE, PAGE),
  },
});

const getStatementRoute = createRoute({
  method: "get",
  path: "/v1/accounts/{id}/statement",
  operationId: "getAccountStatement",
  tags: ["Accounts"],
  description:
    "All pages that follow from one first page add up to its balances, whatever is posted in the meantime.",
  summary: "Get an account's statement of a period",
  middleware: [requireScope("accounts:read")] as const,
  request: { params: accountParams, query: statementQuerySchema },
  responses: {
    200: {
      description: "Opening balance, entries, closing balance.",
      content: { "application/json": { schema: statementSchema } },
    },
    ...refusals(RESOURCE, PAGE, ["moment_unsettled"]),
  },
});

export function accountHistoryRoutes(app: OpenAPIHono<AppEnv>, { db, accounts }: AccountFinder) {
  app.openapi(getBalanceRoute, async (c) => {
    const { tenant } = c.get("principal");
    const account = await findAccount({ db, accounts }, tenant, c.req.valid("param").id);
    const { at, axis } = c.req.valid("query");
    if (at === undefined && axis === "posted") {
      return c.json(describeBalance(account, account.currency), 200);
    }
    if (at !== undefined) await settle(db, tenant.id, { at, account: account.id });
    const counters = await readCounters(db, tenant.id, account.id, { axis, at });
    if (counters === undefined) throw new Problem("not_found");
    return c.json(describeBalanceAt(axis, account, counters), 200);
  });

  app.openapi(listEntriesRoute, async (c) => {
    const { tenant } = c.get("principal");
    const { id } = await findAccount({ db, accounts }, tenant, c.req.valid("param").id);
    // Versions are counted per account, so a cursor of another account's list would lead astray.
    const list = `entries of ${id}`;
    const page = readPage(list, c.req.valid("query"));
    const rows = await listEntries(db, tenant.id, id, {
      beforeVersion: readVersionPosition(page),
      limit: page.limit + 1,
    });
    const position = ({ accountVersion }: AccountEntry) => [String(accountVersion)];
    return c.json(toList(list, page, rows, describeAccountEntry, position), 200);
  });

  app.openapi(getStatementRoute, async (c) => {
    const { tenant } = c.get("principal");
    const account = await findAccount({ db, accounts }, tenant, c.req.valid("param").id);
    const { axis, from, to, ...query } = c.req.valid("query");
    const list = `statement of ${account.id} by ${axis} time from ${from} to ${to}`;
    const page = readPage(list, query);
    const { after, ...summary } =
      page.after === undefined
        ? await beginStatement(db, tenant.id, account.id, { axis, from, to })
        : readStatementPosition(page.after);
    const { entries, next } = await listPeriodEntries(db, tenant.id, account.id, {
      axis,
      from,
      to,
      lastVersion: summary.lastVersion,
      after,
      limit: page.limit,
    });
    const { opening, closing } = summary;
    const { currency } = account;
    return c.json(
      {
        object: "statement" as const,
        account: account.id,
        currency: currency.code,
        axis,
        from,
        to,
        opening_balance: describeBalanceAt(axis, account, opening),
        closing_balance: describeBalanceAt(axis, account, closing),
        totals: {
          debits: formatAmount(subtract(closing.postedDebits, opening.postedDebits), currency),
          credits: formatAmount(subtract(closing.postedCredits, opening.postedCredits), currency),
        },
        entries: {
          object: "list" as const,
          data: entries.map(describeAccountEntry),
          has_more: next !== undefined,
          next_cursor:
            next === undefined
              ? null
              : writeCursor(list, writeStatementPosition({ ...summary, after: next })),
        },
      },
      200,
    );
  });
}

/** The first page sums the period up; those after it are told in its cursor what it came to. */
async function beginStatement(
  db: Database,
  tenantId: TenantId,
  account: AccountId,
  period: Period,
): Promise<StatementPosition> {
  await settle(db, tenantId, { at: period.to, account });
  const summary = await readPeriod(db, tenantId, account, period);
  if (summary === undefined) throw new Problem("not_found");
  const { start, ...rest } = summary;
  return { ...rest, after: start };
}

function describeBalanceAt(axis: Axis, { normalBalance, currency }: Account, counters: Counters) {
  const balance = describeBalance({ ...counters, normalBalance }, currency);
  return axis === "posted"
    ? balance
    : { ...balance, pending_in: null, pending_out: null, available: null };
}

const describeAccountEntry = (entry: AccountEntry) => ({
  ...describeEntry(entry),
  object: "entry" as const,
  ledger_transaction: entry.ledgerTransaction,
  effective_at: entry.effectiveAt,
  created_at: entry.createdAt,
});
