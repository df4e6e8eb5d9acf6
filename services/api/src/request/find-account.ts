import { z } from "@hono/zod-openapi";
import { type Database, readAccount, type Tenant } from "@quittance/db";
import type { AccountRecord } from "@quittance/domain";
import type { AccountDirectory } from "../intake/account-directory.ts";
import { Problem } from "../problem/problem.ts";

export interface AccountFinder {
  readonly db: Database;
  readonly accounts: AccountDirectory;
}

/** The path parameter of every route under one account. */
export const accountParams = z.object({
  id: z.string().openapi({
    description: "The id of the account, or `external:<external_id>`.",
    example: "acct_01jd2m3n4p5q6r7s8t9v0w1x2y",
  }),
});

/** Reads the account that a request's path names. */
export async function findAccount(
  { db, accounts }: AccountFinder,
  tenant: Tenant,
  reference: string,
): Promise<AccountRecord> {
  const summary = (await accounts.find(tenant.id, [reference]))(reference);
  const account = summary && (await readAccount(db, tenant, summary.id));
  if (account === undefined) throw new Problem("not_found");
  return account;
}
