import type { PaymentIntentId } from "../ids.ts";
import type { PaymentIntent } from "../intent/intent.ts";
import { isUndecided } from "../intent/intent-status.ts";
import { decideIntent, fail } from "./decide-intent.ts";
import type { Circumstances, Outcome } from "./outcome.ts";

/**
 * Decides the intents of one atomic batch, in order: all go through, or none does. The first that
 * does not (because it fails, or has expired, or was canceled before) is the culprit; the others
 * fail and name it.
 */
export function decideAtomicBatch(
  intents: readonly PaymentIntent[],
  circumstances: Circumstances,
): readonly Outcome[] {
  if (!intents.some(({ status }) => isUndecided(status))) return [];
  const accounts = new Map(circumstances.accounts);
  const outcomes: Outcome[] = [];
  for (const intent of intents) {
    const outcome = isUndecided(intent.status)
      ? decideIntent(intent, { ...circumstances, accounts })
      : undefined;
    if (outcome === undefined || !wentThrough(outcome.intent)) {
      return failAll(intents, intent.id, outcome, circumstances);
    }
    for (const [id, account] of outcome.accounts) accounts.set(id, account);
    outcomes.push(outcome);
  }
  return outcomes;
}

const wentThrough = ({ status }: PaymentIntent): boolean =>
  status === "succeeded" || status === "requires_capture";

function failAll(
  intents: readonly PaymentIntent[],
  culprit: PaymentIntentId,
  itsOutcome: Outcome | undefined,
  circumstances: Circumstances,
): readonly Outcome[] {
  return intents.flatMap((intent) => {
    if (intent.id === culprit) return itsOutcome ?? [];
    if (!isUndecided(intent.status)) return [];
    return fail(intent, { code: "linked_intent_failed", leg: null, culprit }, circumstances);
  });
}
