import type { OperationFailureCode } from "../codes.ts";
import { capturableOf, type PaymentIntent, refundableOf } from "../intent/intent.ts";
import { isUndecided } from "../intent/intent-status.ts";
import type { LedgerTransaction } from "../ledger/ledger-transaction.ts";
import { type Accounts, moveLegs } from "../ledger/move-legs.ts";
import { add, type MinorUnits } from "../money/minor-units.ts";
import type { Operation } from "../operation/operation.ts";
import { type Circumstances, change, type Outcome, recordMovement } from "./outcome.ts";
import { legsWorth, releaseHold, releaseRest } from "./release-hold.ts";

/**
 * Decides a capture, a refund or a cancellation on the intent as it stands. Times are decided
 * before: an intent that comes here is not past its own.
 */
export function decideOperation(
  operation: Operation,
  intent: PaymentIntent,
  circumstances: Circumstances,
): Outcome {
  switch (operation.kind) {
    case "capture":
      return decideCapture(operation, intent, circumstances);
    case "refund":
      return decideRefund(operation, intent, circumstances);
    case "cancel":
      return decideCancellation(operation, intent, circumstances);
  }
}

/** Several captures of one hold add up to no more than was held; the last one may release the rest. */
function decideCapture(
  operation: Operation,
  intent: PaymentIntent,
  circumstances: Circumstances,
): Outcome {
  const { accounts, now, ids } = circumstances;
  const amount = amountOf(operation);
  if (intent.status !== "requires_capture") {
    return refuse(operation, intent, "not_capturable", circumstances);
  }
  const left = capturableOf(intent);
  if (amount > left) return refuse(operation, intent, "amount_exceeds_hold", circumstances);
  const movement = moveLegs("capture", legsWorth(intent, amount), accounts, ids);
  if (!movement.ok) {
    return refuse(operation, intent, movement.error.code, circumstances, movement.error.leg);
  }
  const capture = recordMovement("capture", intent, movement.value, circumstances);
  const captured = { ...intent, captured: add(intent.captured, amount) };
  const isAll = amount === left;
  if (!isAll && !operation.final) {
    return {
      intent: change(captured, now, {}, [capture]),
      operation: succeed(operation, [capture], circumstances),
      ledgerTransactions: [capture],
      accounts: movement.value.accounts,
    };
  }
  const release = isAll
    ? { ledgerTransactions: [], accounts: new Map() }
    : releaseRest(captured, {
        ...circumstances,
        accounts: overlay(accounts, movement.value.accounts),
      });
  const ledgerTransactions = [capture, ...release.ledgerTransactions];
  return {
    intent: change(captured, now, { status: "succeeded", finishedAt: now }, ledgerTransactions),
    operation: succeed(operation, ledgerTransactions, circumstances),
    ledgerTransactions,
    accounts: overlay(movement.value.accounts, release.accounts),
  };
}

/** Refunds add up to no more than was captured, and need funds where the money went. */
function decideRefund(
  operation: Operation,
  intent: PaymentIntent,
  circumstances: Circumstances,
): Outcome {
  const { accounts, now, ids } = circumstances;
  const amount = amountOf(operation);
  if (amount > refundableOf(intent)) {
    return refuse(operation, intent, "amount_exceeds_captured", circumstances);
  }
  const movement = moveLegs("refund", legsWorth(intent, amount), accounts, ids);
  if (!movement.ok) {
    return refuse(operation, intent, movement.error.code, circumstances, movement.error.leg);
  }
  const refund = recordMovement("refund", intent, movement.value, circumstances);
  return {
    intent: change(intent, now, { refunded: add(intent.refunded, amount) }, [refund]),
    operation: succeed(operation, [refund], circumstances),
    ledgerTransactions: [refund],
    accounts: movement.value.accounts,
  };
}

/** What was not decided yet is not decided any more; what is on hold goes back. */
function decideCancellation(
  operation: Operation,
  intent: PaymentIntent,
  circumstances: Circumstances,
): Outcome {
  const { now } = circumstances;
  if (isUndecided(intent.status)) {
    return {
      intent: change(intent, now, {
        status: "canceled",
        cancellationReason: "requested",
        finishedAt: now,
      }),
      operation: succeed(operation, [], circumstances),
      ledgerTransactions: [],
      accounts: new Map(),
    };
  }
  if (intent.status !== "requires_capture") {
    return refuse(operation, intent, "not_cancelable", circumstances);
  }
  const released = releaseHold(intent, "requested", circumstances);
  return {
    ...released,
    operation: succeed(operation, released.ledgerTransactions, circumstances),
  };
}

const succeed = (
  operation: Operation,
  ledgerTransactions: readonly LedgerTransaction[],
  { now }: Circumstances,
): Operation => ({
  ...operation,
  status: "succeeded",
  ledgerTransactions: ledgerTransactions.map(({ id }) => id),
  version: operation.version + 1,
  finishedAt: now,
});

/** The operation as it has failed; its intent is as before. */
const refuse = (
  operation: Operation,
  intent: PaymentIntent,
  code: OperationFailureCode,
  { now }: Circumstances,
  leg: number | null = null,
): Outcome => ({
  intent,
  operation: {
    ...operation,
    status: "failed",
    failure: { code, leg },
    version: operation.version + 1,
    finishedAt: now,
  },
  ledgerTransactions: [],
  accounts: new Map(),
});

function amountOf({ id, amount }: Operation): MinorUnits {
  if (amount === null) throw new Error(`operation ${id} has no amount`);
  return amount;
}

const overlay = (below: Accounts, above: Accounts): Accounts => new Map([...below, ...above]);
