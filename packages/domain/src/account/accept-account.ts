import type { Fault } from "../codes.ts";
import { CURRENCY_DETAIL, type Currency, type FindCurrency } from "../money/currency.ts";
import { type MinorUnits, ZERO } from "../money/minor-units.ts";
import { accepted, type Result, refused } from "../result.ts";
import { acceptLimit } from "./accept-limit.ts";

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
  if (request.overdraft_limit === undefined) {
    return accepted({ currency, overdraftLimit: ZERO });
  }
  const limit = acceptLimit(request.overdraft_limit, currency);
  return limit.ok ? accepted({ currency, overdraftLimit: limit.value }) : refused([limit.error]);
}
