import { type Failure, type PaymentIntent, totalOf } from "../intent/intent.ts";
import { isUndecided } from "../intent/intent-status.ts";
import { moveLegs } from "../ledger/move-legs.ts";
import {
  type Circumstances,
  change,
  type Outcome,
  recordMovement,
  withoutMovement,
} from "./outcome.ts";

/**
 * Pays or holds an intent that is due. Answers undefined when there is nothing to decide yet, or any
 * more. Expiries are decided before.
 */
export function decideIntent(
  intent: PaymentIntent,
  circumstances: Circumstances,
): Outcome | undefined {
  const isDue = intent.executeAt === null || intent.executeAt <= circumstances.now;
  if (!isDue || !isUndecided(intent.status)) return undefined;
  return intent.captureMethod === "manual"
    ? placeHold(intent, circumstances)
    : pay(intent, circumstances);
}

function pay(intent: PaymentIntent, circumstances: Circumstances): Outcome {
  const { accounts, now, ids } = circumstances;
  const movement = moveLegs("pay", intent.legs, accounts, ids);
  if (!movement.ok) return fail(intent, { ...movement.error, culprit: null }, circumstances);
  const payment = recordMovement("payment", intent, movement.value, circumstances);
  return {
    intent: change(
      intent,
      now,
      { status: "succeeded", captured: totalOf(intent), finishedAt: now },
      [payment],
    ),
    ledgerTransactions: [payment],
    accounts: movement.value.accounts,
  };
}

function placeHold(intent: PaymentIntent, circumstances: Circumstances): Outcome {
  const { accounts, now, ids } = circumstances;
  const movement = moveLegs("hold", intent.legs, accounts, ids);
  if (!movement.ok) return fail(intent, { ...movement.error, culprit: null }, circumstances);
  const hold = recordMovement("hold", intent, movement.value, circumstances);
  return {
    intent: change(intent, now, { status: "requires_capture" }, [hold]),
    ledgerTransactions: [hold],
    accounts: movement.value.accounts,
  };
}

/** The intent as it has failed; nothing moved. */
export const fail = (
  intent: PaymentIntent,
  failure: Failure,
  { now }: Pick<Circumstances, "now">,
): Outcome => withoutMovement(change(intent, now, { status: "failed", failure, finishedAt: now }));
