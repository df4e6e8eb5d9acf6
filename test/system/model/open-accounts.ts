import { randomUUID } from "node:crypto";
import { parseId, toUuid } from "@quittance/db";
import {
  type AccountId,
  type AccountRecord,
  acceptAccount,
  findIsoCurrency,
  parseInstant,
  ZERO,
} from "@quittance/domain";
import type { Stack } from "../../harness/start-stack.ts";
import type { Books } from "./books.ts";
import type { AccountPlan } from "./program.ts";

/** Opens a program's accounts in the system, through its door, and in the books. */
export async function openAccounts(
  stack: Stack,
  books: Books,
  plans: readonly AccountPlan[],
): Promise<readonly AccountId[]> {
  const accounts = await Promise.all(plans.map((plan) => openAccount(stack, plan)));
  for (const account of accounts) books.open(account);
  return accounts.map(({ id }) => id);
}

async function openAccount(stack: Stack, plan: AccountPlan): Promise<AccountRecord> {
  const { currency, normalBalance, overdraftLimit } = plan;
  const terms = acceptAccount({ currency, overdraft_limit: overdraftLimit }, findIsoCurrency);
  if (!terms.ok) throw new Error("a plan has terms that the door accepts");
  const answer = await stack.client.accounts.create({
    currency,
    normal_balance: normalBalance,
    overdraft_limit: overdraftLimit,
    external_id: randomUUID(),
  });
  const id = parseId("acct", answer.id);
  const createdAt = parseInstant(answer.created_at);
  if (id === undefined || createdAt === undefined) throw new Error("an account without its id");
  if (plan.status !== "active") {
    await stack.sql`update accounts set status = ${plan.status} where id = ${toUuid(id)}`;
  }
  return {
    id,
    ...terms.value,
    normalBalance,
    status: plan.status,
    postedDebits: ZERO,
    postedCredits: ZERO,
    pendingDebits: ZERO,
    pendingCredits: ZERO,
    version: 1,
    livemode: false,
    externalId: answer.external_id,
    name: null,
    metadata: {},
    createdAt,
    updatedAt: createdAt,
  };
}
