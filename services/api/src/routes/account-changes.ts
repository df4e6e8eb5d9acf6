import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import type { Database, Tenant } from "@quittance/db";
import { type AccountId, describeAccount } from "@quittance/domain";
import { changeAccount } from "../actions/change-account.ts";
import { closeAccount } from "../actions/close-account.ts";
import type { AppEnv } from "../app-env.ts";
import type { AccountDirectory } from "../intake/account-directory.ts";
import { requireScope } from "../middleware/authenticate.ts";
import { Problem } from "../problem/problem.ts";
import { readCaller } from "../request/caller.ts";
import { accountParams } from "../request/find-account.ts";
import { readIdempotencyKey } from "../request/idempotency-key.ts";
import { readOptionalBody } from "../request/optional-body.ts";
import { requestKey } from "../request/request-key.ts";
import { accountChangeSchema, accountClosingSchema, accountSchema } from "../schemas/account.ts";
import { optionalIdempotencyKeyHeader } from "../schemas/headers.ts";
import { refusals } from "../schemas/problem.ts";

export interface AccountChangeDependencies {
  readonly db: Database;
  readonly accounts: AccountDirectory;
}

const changeAccountRoute = createRoute({
  method: "patch",
  path: "/v1/accounts/{id}",
  summary: "Change, freeze or thaw an account",
  middleware: [requireScope("accounts:write")] as const,
  request: {
    params: accountParams,
    body: { required: true, content: { "application/json": { schema: accountChangeSchema } } },
  },
  responses: {
    200: {
      description:
        "The account as it is now. Every payment intent that is not decided yet is decided by these terms.",
      content: { "application/json": { schema: accountSchema } },
    },
    ...refusals,
  },
});

const closeAccountRoute = createRoute({
  method: "post",
  path: "/v1/accounts/{id}/close",
  summary: "Close an account",
  middleware: [requireScope("accounts:write")] as const,
  parameters: [optionalIdempotencyKeyHeader],
  request: {
    params: accountParams,
    body: { required: false, content: { "application/json": { schema: accountClosingSchema } } },
  },
  responses: {
    200: {
      description: "The account is closed, now or since an earlier request, and stays so.",
      content: { "application/json": { schema: accountSchema } },
    },
    ...refusals,
  },
});

export function accountChangeRoutes(
  app: OpenAPIHono<AppEnv>,
  { db, accounts }: AccountChangeDependencies,
) {
  app.openapi(changeAccountRoute, async (c) => {
    const { tenant } = c.get("principal");
    const id = await findId(accounts, tenant, c.req.valid("param").id);
    const account = await changeAccount(db, readCaller(c), id, c.req.valid("json"));
    accounts.remember(tenant.id, account);
    return c.json(describeAccount(account), 200);
  });

  app.openapi(closeAccountRoute, async (c) => {
    const { tenant } = c.get("principal");
    const key = readIdempotencyKey(c);
    const { raw } = await readOptionalBody(c, accountClosingSchema);
    const id = await findId(accounts, tenant, c.req.valid("param").id);
    const { body, replayed, account } = await closeAccount(
      db,
      readCaller(c),
      id,
      key === undefined ? undefined : requestKey(key, c.req.path, raw),
    );
    if (account !== undefined) accounts.remember(tenant.id, account);
    if (replayed) c.header("Idempotent-Replayed", "true");
    return c.json(body, 200);
  });
}

async function findId(
  accounts: AccountDirectory,
  tenant: Tenant,
  reference: string,
): Promise<AccountId> {
  const account = (await accounts.find(tenant.id, [reference]))(reference);
  if (account === undefined) throw new Problem("not_found");
  return account.id;
}
