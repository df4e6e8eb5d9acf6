import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import {
  type Database,
  parseId,
  readLedgerTransaction,
  readTrialBalance,
  type TrialBalanceLine,
} from "@quittance/db";
import { describeLedgerTransaction, formatAmount } from "@quittance/domain";
import type { AppEnv } from "../app-env.ts";
import { requireScope } from "../middleware/authenticate.ts";
import { Problem } from "../problem/problem.ts";
import { ledgerTransactionSchema, trialBalanceSchema } from "../schemas/ledger.ts";
import { refusals } from "../schemas/problem.ts";

const getLedgerTransactionRoute = createRoute({
  method: "get",
  path: "/v1/ledger_transactions/{id}",
  summary: "Get a ledger transaction",
  middleware: [requireScope("payments:read")] as const,
  request: { params: z.object({ id: z.string() }) },
  responses: {
    200: {
      description: "The ledger transaction with its entries.",
      content: { "application/json": { schema: ledgerTransactionSchema } },
    },
    ...refusals,
  },
});

const getTrialBalanceRoute = createRoute({
  method: "get",
  path: "/v1/trial_balance",
  summary: "Get the trial balance",
  middleware: [requireScope("accounts:read")] as const,
  request: { query: z.strictObject({}) },
  responses: {
    200: {
      description: "Debits and credits of all accounts, from one snapshot.",
      content: { "application/json": { schema: trialBalanceSchema } },
    },
    ...refusals,
  },
});

export function ledgerRoutes(app: OpenAPIHono<AppEnv>, { db }: { readonly db: Database }) {
  app.openapi(getLedgerTransactionRoute, async (c) => {
    const { tenant } = c.get("principal");
    const id = parseId("txn", c.req.valid("param").id);
    const transaction = id && (await readLedgerTransaction(db, tenant.id, id));
    if (transaction === undefined) throw new Problem("not_found");
    return c.json(describeLedgerTransaction(transaction), 200);
  });

  app.openapi(getTrialBalanceRoute, async (c) => {
    const { totals, accounts } = await readTrialBalance(db, c.get("principal").tenant.id);
    return c.json(
      {
        object: "trial_balance" as const,
        totals: totals.map(describeLine),
        accounts: accounts.map(({ account, ...line }) => ({ account, ...describeLine(line) })),
      },
      200,
    );
  });
}

function describeLine({ currency, debits, credits }: TrialBalanceLine) {
  return {
    currency: currency.code,
    debits: formatAmount(debits, currency),
    credits: formatAmount(credits, currency),
  };
}
