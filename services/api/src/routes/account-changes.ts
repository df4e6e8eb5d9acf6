import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import type { Database, Tenant } from "@quittance/db";
import { type AccountId, describeAccount } from "@quittance/domain";
import { changeAccount } from "../actions/change-account.ts";
import { closeAccount } from "../actions/close-account.ts";
import type { AppEnv } from "../app-env.ts";
import type { AccountDirectory } from "../intake/account-directory.ts";
import { requireScope } from "../middleware/authenticate.ts";
import { Problem } from "../problem/problem.ts";
import { BODY, KEY, LIMIT, METADATA, RESOURCE } from "../problem/refusal-groups.ts";
import { readCaller } from "../request/caller.ts";
import { accountParams } from "../request/find-account.ts";
import { readIdempotencyKey } from "../request/idempotency-key.ts";
import { readOptionalBody } from "../request/optional-body.ts";
import { requestKey } from "../request/request-key.ts";
import { accountChangeSchema, accountClosingSchema, accountSchema } from "../schemas/account.ts";
import { answerHeaders } from "../schemas/answer-headers.ts";
import { optionalIdempotencyKeyHeader } from "../schemas/headers.ts";
import { refusals } from "../schemas/refusals.ts";

export interface AccountChangeDependencies {
  readonly db: Database;
  readonly accounts: AccountDirectory;
}

const changeAccountRoute = createRoute({
  method: "patch",
  path: "/v1/accounts/{id}",
  operationId: "updateAccount",
  tags: ["Accounts"],
  description:
    "What is left out stays as it is. A frozen account moves no money until it is active again.",
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
    ...refusals(RESOURCE, BODY, METADATA, LIMIT, [
      "account_closed",
      "limit_below_balance",
      "account_busy",
    ]),
  },
});

const closeAccountRoute = createRoute({
  method: "post",
  path: "/v1/accounts/{id}/close",
  operationId: "closeAccount",
  tags: ["Accounts"],
  description: "The balance must be zero and nothing pending. A closed account never opens again.",
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
      headers: answerHeaders("Idempotent-Replayed"),
      content: { "application/json": { schema: accountSchema } },
    },
    ...refusals(RESOURCE, BODY, KEY, ["account_not_empty", "account_busy"]),
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
    accounts.forget(tenant.id, account.id);
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
    if (account !== undefined) accounts.forget(tenant.id, account.id);
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
