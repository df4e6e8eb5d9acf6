import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import {
  type AccountTransaction,
  type Database,
  listAccountTransactions,
  listLedgerTransactions,
  parseId,
  readLedgerTransactions,
  readTrialBalance,
  type TrialBalanceLine,
} from "@quittance/db";
import {
  type AccountId,
  describeLedgerTransaction,
  formatAmount,
  type TenantId,
} from "@quittance/domain";
import type { AppEnv } from "../app-env.ts";
import { requireScope } from "../middleware/authenticate.ts";
import { Problem } from "../problem/problem.ts";
import { PAGE, QUERY, RESOURCE } from "../problem/refusal-groups.ts";
import type { AccountFinder } from "../request/find-account.ts";
import { readPage, toList } from "../request/page.ts";
import { readId } from "../request/read-id.ts";
import { readIdPosition, readVersionPosition } from "../request/read-position.ts";
import { settle } from "../request/settle.ts";
import { idParams } from "../schemas/answer-fields.ts";
import {
  ledgerTransactionQuerySchema,
  ledgerTransactionSchema,
  trialBalanceSchema,
} from "../schemas/ledger.ts";
import { listOf } from "../schemas/list.ts";
import { momentQuerySchema } from "../schemas/moment.ts";
import { refusals } from "../schemas/refusals.ts";

const listLedgerTransactionsRoute = createRoute({
  method: "get",
  path: "/v1/ledger_transactions",
  operationId: "listLedgerTransactions",
  tags: ["Ledger"],
  description: "All of them, those of one payment intent, or those of one account.",
  summary: "List ledger transactions",
  middleware: [requireScope("payments:read")] as const,
  request: { query: ledgerTransactionQuerySchema },
  responses: {
    200: {
      description: "Ledger transactions with their entries, newest first.",
      content: { "application/json": { schema: listOf(ledgerTransactionSchema) } },
    },
    ...refusals(PAGE),
  },
});

const getLedgerTransactionRoute = createRoute({
  method: "get",
  path: "/v1/ledger_transactions/{id}",
  operationId: "getLedgerTransaction",
  tags: ["Ledger"],
  description: "A ledger transaction is written once and never changes.",
  summary: "Get a ledger transaction",
  middleware: [requireScope("payments:read")] as const,
  request: { params: idParams("txn", "ledger transaction") },
  responses: {
    200: {
      description: "The ledger transaction with its entries.",
      content: { "application/json": { schema: ledgerTransactionSchema } },
    },
    ...refusals(RESOURCE),
  },
});

const getTrialBalanceRoute = createRoute({
  method: "get",
  path: "/v1/trial_balance",
  operationId: "getTrialBalance",
  tags: ["Ledger"],
  description:
    "The proof that nothing is lost or made up: debits equal credits in every currency, at every moment.",
  summary: "Get the trial balance",
  middleware: [requireScope("accounts:read")] as const,
  request: { query: momentQuerySchema },
  responses: {
    200: {
      description: "Debits and credits of all accounts at one moment, by default as they stand.",
      content: { "application/json": { schema: trialBalanceSchema } },
    },
    ...refusals(QUERY, ["moment_unsettled"]),
  },
});

export function ledgerRoutes(app: OpenAPIHono<AppEnv>, { db, accounts }: AccountFinder) {
  app.openapi(listLedgerTransactionsRoute, async (c) => {
    const { tenant } = c.get("principal");
    const { payment_intent: intent, account: reference, ...query } = c.req.valid("query");
    if (reference === undefined) {
      return c.json(await listByIntent(db, tenant.id, intent, query), 200);
    }
    const account = (await accounts.find(tenant.id, [reference]))(reference);
    return c.json(await listByAccount(db, tenant.id, account?.id, query), 200);
  });

  app.openapi(getLedgerTransactionRoute, async (c) => {
    const { tenant } = c.get("principal");
    const id = readId("txn", c.req.valid("param").id);
    const [transaction] = await readLedgerTransactions(db, tenant.id, [id]);
    if (transaction === undefined) throw new Problem("not_found");
    return c.json(describeLedgerTransaction(transaction), 200);
  });

  app.openapi(getTrialBalanceRoute, async (c) => {
    const { at, axis } = c.req.valid("query");
    const { tenant } = c.get("principal");
    if (at !== undefined) await settle(db, tenant.id, { at });
    const books = await readTrialBalance(db, tenant.id, { at, axis });
    return c.json(
      {
        object: "trial_balance" as const,
        totals: books.totals.map(describeLine),
        accounts: books.accounts.map(({ account, ...line }) => ({
          account,
          ...describeLine(line),
        })),
      },
      200,
    );
  });
}

interface PageQuery {
  readonly limit?: string | undefined;
  readonly cursor?: string | undefined;
}

/** All ledger transactions, or those of one intent; an id that no intent can have is of none. */
async function listByIntent(
  db: Database,
  tenantId: TenantId,
  intent: string | undefined,
  query: PageQuery,
) {
  const page = readPage("ledger transactions", query);
  const before = readIdPosition("txn", page);
  const paymentIntent = intent === undefined ? undefined : parseId("pi", intent);
  const rows =
    intent !== undefined && paymentIntent === undefined
      ? []
      : await listLedgerTransactions(
          db,
          tenantId,
          { paymentIntent },
          { before, limit: page.limit + 1 },
        );
  return toList("ledger transactions", page, rows, describeLedgerTransaction, ({ id }) => [id]);
}

/** Those with entries of one account, which no account that does not exist has. */
async function listByAccount(
  db: Database,
  tenantId: TenantId,
  account: AccountId | undefined,
  query: PageQuery,
) {
  const list = `ledger transactions of ${account}`;
  const page = readPage(list, query);
  const beforeVersion = readVersionPosition(page);
  const rows =
    account === undefined
      ? []
      : await listAccountTransactions(db, tenantId, account, {
          beforeVersion,
          limit: page.limit + 1,
        });
  const position = ({ accountVersion }: AccountTransaction) => [String(accountVersion)];
  return toList(list, page, rows, describeLedgerTransaction, position);
}

function describeLine({ currency, debits, credits }: TrialBalanceLine) {
  return {
    currency: currency.code,
    debits: formatAmount(debits, currency),
    credits: formatAmount(credits, currency),
  };
}
