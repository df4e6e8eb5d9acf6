import {
  type CancellationReason,
  capturableOf,
  type Leg,
  type PaymentIntent,
  totalOf,
} from "../intent/intent.ts";
import { moveLegs } from "../ledger/move-legs.ts";
import type { MinorUnits } from "../money/minor-units.ts";
import { type Circumstances, change, type Outcome, recordMovement } from "./outcome.ts";

/**
 * Gives back what an intent still holds, and ends it. An intent of which nothing was captured is
 * canceled; one of which something was has moved money, and succeeded with that.
 */
export function releaseHold(
  intent: PaymentIntent,
  reason: CancellationReason,
  circumstances: Circumstances,
): Outcome {
  const { now } = circumstances;
  const { ledgerTransactions, accounts } = releaseRest(intent, circumstances);
  const ending =
    intent.captured === 0n
      ? ({ status: "canceled", cancellationReason: reason } as const)
      : ({ status: "succeeded" } as const);
  return {
    intent: change(intent, now, { ...ending, finishedAt: now }, ledgerTransactions),
    ledgerTransactions,
    accounts,
  };
}

/** Takes what is left of a hold back. Never refused: nobody has less by it. */
export function releaseRest(
  intent: PaymentIntent,
  circumstances: Circumstances,
): Pick<Outcome, "ledgerTransactions" | "accounts"> {
  const { accounts, ids } = circumstances;
  const left = capturableOf(intent);
  const release = moveLegs("release", legsWorth(intent, left), accounts, ids);
  if (!release.ok) throw new Error(`the hold of ${intent.id} can not be released`);
  return {
    ledgerTransactions: [recordMovement("release", intent, release.value, circumstances)],
    accounts: release.value.accounts,
  };
}

/**
 * The intent's only leg with this amount, or all its legs.
 *
 * @throws when several legs would have to be split; the door asks for nothing like that.
 */
export function legsWorth(intent: PaymentIntent, amount: MinorUnits): readonly Leg[] {
  const [only, ...others] = intent.legs;
  if (only !== undefined && others.length === 0) return [{ ...only, amount }];
  if (amount !== totalOf(intent)) throw new Error(`the legs of ${intent.id} can not be split`);
  return intent.legs;
}
