import {
  describeCapture,
  describeIntent,
  describeRefund,
  type Operation,
  type PaymentIntent,
  type PaymentIntentId,
} from "@quittance/domain";
import { expect } from "vitest";
import type { Decided } from "./books.ts";
import type { Play } from "./play.ts";

/**
 * Decides intents in the books, and what is asked of them; waits until the system has decided the
 * same, and compares it member by member.
 */
export async function compareDecisions(
  play: Play,
  pending: readonly PaymentIntent[],
  operations: readonly Operation[] = [],
): Promise<Decided> {
  const { books, reached, stack } = play;
  const before = new Map(pending.map((intent) => [intent.id, intent]));
  const decided = books.decide(pending, operations);
  for (const operation of decided.operations) await compareOperation(play, operation);
  for (const expected of decided.intents) {
    await expect
      .poll(() => stack.client.paymentIntents.get(expected.id), { timeout: 20_000, interval: 5 })
      .toMatchObject({ version: expected.version });
    expect(await stack.client.paymentIntents.get(expected.id)).toEqual({
      ...describeIntent(expected),
      failure: expected.failure && {
        ...describeIntent(expected).failure,
        message: expect.any(String),
      },
      ledger_transactions: expected.ledgerTransactions.map(() => expect.stringMatching(/^txn_/)),
      updated_at: expect.any(String),
      finished_at: expected.finishedAt && expect.any(String),
    });
    const from = before.get(expected.id)?.status;
    if (from !== expected.status) reached.note(`${from} to ${expected.status}`);
    noteOutcome(play, expected);
  }
  return decided;
}

async function compareOperation({ stack, books, reached }: Play, operation: Operation) {
  const { kind, status, failure } = operation;
  const intent = intentOf(books.intents, operation.paymentIntent);
  if (kind !== "cancel") {
    const [actual, expected] =
      kind === "capture"
        ? [await stack.client.captures.wait(operation.id), describeCapture(operation, intent)]
        : [await stack.client.refunds.wait(operation.id), describeRefund(operation, intent)];
    expect(actual).toEqual({
      ...expected,
      ledger_transactions: operation.ledgerTransactions.map(() => expect.stringMatching(/^txn_/)),
      created_at: expect.any(String),
      finished_at: expect.any(String),
    });
  }
  reached.note(failure === null ? `${kind} ${status}` : `operation failed: ${failure.code}`);
  if (status !== "succeeded") return;
  if (kind === "capture" && intent.status === "requires_capture") {
    reached.note("capture left the rest on hold");
  }
  if (kind === "refund" && intent.legs.length > 1) {
    reached.note("refund of several legs succeeded");
  }
}

export function intentOf(
  intents: ReadonlyMap<PaymentIntentId, PaymentIntent>,
  id: PaymentIntentId,
): PaymentIntent {
  const intent = intents.get(id);
  if (intent === undefined) throw new Error(`${id} was not accepted`);
  return intent;
}

function noteOutcome({ books, reached }: Play, intent: PaymentIntent): void {
  const { status, failure, cancellationReason, captured, legs, captureMethod } = intent;
  if (failure !== null) reached.note(`intent failed: ${failure.code}`);
  if (cancellationReason !== null) reached.note(`canceled: ${cancellationReason}`);
  if (legs.length > 1 && status === "succeeded") reached.note("several legs succeeded");
  if (legs.length > 1 && status === "requires_capture") reached.note("several legs held");
  const total = legs.reduce((sum, { amount }) => sum + amount, 0n);
  if (captureMethod === "manual" && status === "succeeded" && captured < total) {
    reached.note("hold captured in part ended as succeeded");
  }
  const [leg] = legs;
  const source = leg && books.accounts.get(leg.source);
  const destination = leg && books.accounts.get(leg.destination);
  // A credit-normal source without a limit is never short, so it was the destination.
  const isAtDestination = source?.overdraftLimit === null && destination?.normalBalance === "debit";
  if (failure?.code === "insufficient_funds" && isAtDestination && legs.length === 1) {
    reached.note("debit-normal account short of funds at its destination");
  }
}
