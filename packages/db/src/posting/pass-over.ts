import type { AccountId, PaymentIntentId } from "@quittance/domain";

/** An intent that may be decided, with what others may hold of it. */
export interface Candidate {
  readonly id: PaymentIntentId;
  /** What is decided together has the same unit: an atomic batch, or an intent by itself. */
  readonly unit: string;
  /** The sides of its legs, two for each. */
  readonly sides: readonly AccountId[];
  /** Whether somebody else is deciding it right now. */
  readonly isHeld: boolean;
}

/** What has more sides than this together takes so long that nothing else should wait for it. */
const SIDES_AT_ONCE_MAX = 10_000;

export const isWide = (sides: readonly AccountId[]): boolean => sides.length > SIDES_AT_ONCE_MAX;

/**
 * Which intents are left for later, so that nobody else's lock is waited for: those of a unit that is
 * held in part, has an account that somebody holds, or would make the batch very large. Whatever comes
 * after one of these and shares an account with it is left too, so that intents with a common account
 * are decided in the order in which they were accepted.
 *
 * @param candidates in acceptance order
 */
export function passOver(
  candidates: readonly Candidate[],
  isAccountHeld: (account: AccountId) => boolean,
): ReadonlySet<PaymentIntentId> {
  const left = new Set<PaymentIntentId>();
  const accountsLeft = new Set<AccountId>();
  let sidesTaken = 0;
  for (const unit of unitsOf(candidates)) {
    const sides = unit.flatMap((candidate) => candidate.sides);
    const isLeft =
      sidesTaken + sides.length > SIDES_AT_ONCE_MAX ||
      unit.some(({ isHeld }) => isHeld) ||
      sides.some((account) => accountsLeft.has(account) || isAccountHeld(account));
    if (!isLeft) {
      sidesTaken += sides.length;
      continue;
    }
    for (const { id } of unit) left.add(id);
    for (const account of sides) accountsLeft.add(account);
  }
  return left;
}

/** Each unit at the place of its first candidate. */
function unitsOf(candidates: readonly Candidate[]): Iterable<readonly Candidate[]> {
  const units = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const unit = units.get(candidate.unit);
    if (unit === undefined) units.set(candidate.unit, [candidate]);
    else unit.push(candidate);
  }
  return units.values();
}
