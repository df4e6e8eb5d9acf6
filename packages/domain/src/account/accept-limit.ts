import type { Fault } from "../codes.ts";
import type { Currency } from "../money/currency.ts";
import type { MinorUnits } from "../money/minor-units.ts";
import { parseAmountOrZero } from "../money/parse-amount.ts";
import { accepted, type Result, refused } from "../result.ts";

/** Reads an overdraft limit as a client writes it: null is no limit, zero is one. */
export function acceptLimit(
  text: string | null,
  currency: Currency,
): Result<MinorUnits | null, Fault> {
  if (text === null) return accepted(null);
  const limit = parseAmountOrZero(text, currency);
  return limit.ok
    ? limit
    : refused({
        pointer: "/overdraft_limit",
        code: limit.error,
        detail:
          'A limit is a decimal string such as "100.00", with at most the currency\'s digits.',
      });
}
