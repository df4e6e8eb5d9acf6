import type { Account } from "@quittance/client";
import { toUuid } from "@quittance/db";
import type { AccountId } from "@quittance/domain";
import type { Bank } from "./open-bank.ts";
import type { Stack } from "./start-stack.ts";

/**
 * Two accounts of which `gate` is locked first by every batch with both. While the gate is held, a
 * batch waits for it and has not looked at the other account yet.
 */
export async function openBehindGate(
  stack: Stack,
  bank: Bank,
): Promise<{ gate: Account; account: Account }> {
  const opened = [await bank.openAccount(), await bank.openAccount()];
  const uuids = new Map(opened.map((account) => [toUuid(account.id as AccountId), account]));
  const rows = await stack.sql<{ id: string }[]>`
    select id from accounts where id = any(${[...uuids.keys()]}::uuid[])
      order by ('x' || right(replace(id::text, '-', ''), 16))::bit(64)::bigint`;
  const [gate, account] = rows.flatMap(({ id }) => uuids.get(id) ?? []);
  if (gate === undefined || account === undefined) throw new Error("two accounts were opened");
  return { gate, account };
}
