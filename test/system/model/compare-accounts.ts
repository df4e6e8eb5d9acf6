import { describeAccount, describeEntry } from "@quittance/domain";
import { expect } from "vitest";
import type { Stack } from "../../harness/start-stack.ts";
import type { Books } from "./books.ts";
import type { Reached } from "./reached.ts";

/** Compares every account of a program with the books: balances, versions, and every entry with the balance after it. */
export async function compareAccounts(stack: Stack, books: Books, reached: Reached): Promise<void> {
  for (const account of books.accounts.values()) {
    const { accounts } = stack.client;
    expect(await accounts.get(account.id)).toEqual({
      ...describeAccount(account),
      updated_at: expect.any(String),
    });
    const entries: unknown[] = [];
    for await (const entry of accounts.entries(account.id, { limit: 100 })) entries.push(entry);
    const expected = books.entries.filter((entry) => entry.account === account.id).toReversed();
    expect(entries).toHaveLength(expected.length);
    expect(entries).toMatchObject(
      expected.map((entry) => ({ ...describeEntry(entry), id: expect.stringMatching(/^entry_/) })),
    );
    for (const { balanceAfter } of expected) {
      if (balanceAfter === 0n) reached.note("account emptied to the last cent");
      if (balanceAfter < 0n) reached.note("account below zero");
    }
  }
}
