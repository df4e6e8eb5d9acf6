import type { Fault } from "../codes.ts";
import { CURRENCY_DETAIL, type Currency, type FindCurrency } from "../money/currency.ts";
import { type MinorUnits, ZERO } from "../money/minor-units.ts";
import { parseAmountOrZero } from "../money/parse-amount.ts";
import { accepted, type Result, refused } from "../result.ts";

/** What a client asks for; the limit is nothing when left out, and null is no limit. */
export interface AccountRequest {
  readonly currency: string;
  readonly overdraft_limit?: string | null | undefined;
}

export interface AcceptedAccount {
  readonly currency: Currency;
  readonly overdraftLimit: MinorUnits | null;
}

/** The door's rules for a new account. */
export function acceptAccount(
  request: AccountRequest,
  findCurrency: FindCurrency,
): Result<AcceptedAccount, readonly [Fault, ...Fault[]]> {
  const currency = findCurrency(request.currency);
  if (currency === undefined) {
    return refused([
      {
        pointer: "/currency",
        code: "currency_invalid",
        detail: CURRENCY_DETAIL,
      },
    ]);
  }
  if (request.overdraft_limit === null) {
    return accepted({ currency, overdraftLimit: null });
  }
  if (request.overdraft_limit === undefined) {
    return accepted({ currency, overdraftLimit: ZERO });
  }
  const limit = parseAmountOrZero(request.overdraft_limit, currency);
  return limit.ok
    ? accepted({ currency, overdraftLimit: limit.value })
    : refused([
        {
          pointer: "/overdraft_limit",
          code: limit.error,
          detail:
            'A limit is a decimal string such as "100.00", with at most the currency\'s digits.',
        },
      ]);
}
