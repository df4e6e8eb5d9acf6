import { describeIntent, type PaymentIntent } from "@quittance/domain";
import { expect } from "vitest";
import type { Stack } from "../../harness/start-stack.ts";
import type { Books } from "./books.ts";
import type { Reached } from "./reached.ts";

/** Decides intents in the books, waits until the system has decided them, and compares them member by member. */
export async function compareDecisions(
  stack: Stack,
  books: Books,
  reached: Reached,
  pending: readonly PaymentIntent[],
): Promise<readonly PaymentIntent[]> {
  const decided = books.decide(pending);
  for (const expected of decided) {
    const actual = await stack.client.paymentIntents.wait(expected.id);
    expect(actual).toEqual({
      ...describeIntent(expected),
      ledger_transactions: expected.ledgerTransactions.map(() => expect.stringMatching(/^txn_/)),
      updated_at: expect.any(String),
      finished_at: expect.any(String),
    });
    noteOutcome(books, reached, expected);
  }
  return decided;
}

function noteOutcome(
  books: Books,
  reached: Reached,
  { failure, legs: [leg] }: PaymentIntent,
): void {
  reached.note(failure === null ? "intent succeeded" : `intent failed: ${failure.code}`);
  const source = leg && books.accounts.get(leg.source);
  const destination = leg && books.accounts.get(leg.destination);
  // A credit-normal source without a limit is never short, so it was the destination.
  const isAtDestination = source?.overdraftLimit === null && destination?.normalBalance === "debit";
  if (failure?.code === "insufficient_funds" && isAtDestination) {
    reached.note("debit-normal account short of funds at its destination");
  }
}
