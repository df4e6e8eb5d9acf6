/** Everything that a run of the model must have come across, or it has shown nothing about it. */
const MUST_BE_REACHED = [
  "intent succeeded",
  "intent failed: insufficient_funds",
  "intent failed: account_frozen",
  "intent failed: account_closed",
  "door: currency_invalid",
  "door: amount_invalid",
  "door: amount_precision",
  "door: amount_too_large",
  "door: amount_not_positive",
  "door: same_account",
  "door: account_not_found",
  "door: currency_mismatch",
  "door: account_not_active",
  "request repeated",
  "batch repeated",
  "key of a request reused",
  "key of a batch reused",
  "account emptied to the last cent",
  "account below zero",
  "debit-normal account short of funds at its destination",
  "batch with an accepted and a refused item",
  "batch with a succeeded and a failed item",
];

/** Counts what the runs came across. */
export interface Reached {
  note(situation: string): void;
  /** What never came up. */
  missing(): readonly string[];
  counts(): Readonly<Record<string, number>>;
}

export function countReached(): Reached {
  const counts = new Map<string, number>();
  return {
    note: (situation) => counts.set(situation, (counts.get(situation) ?? 0) + 1),
    missing: () => MUST_BE_REACHED.filter((situation) => !counts.has(situation)),
    counts: () => Object.fromEntries(counts),
  };
}
