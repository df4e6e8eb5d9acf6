import type { AccountStatus } from "../account/account-status.ts";
import type { Fault, RefusalCode } from "../codes.ts";
import type { AccountId } from "../ids.ts";
import { CURRENCY_DETAIL, type Currency, type FindCurrency } from "../money/currency.ts";
import { parseAmount } from "../money/parse-amount.ts";
import { accepted, type Result, refused } from "../result.ts";
import type { Leg } from "./intent.ts";

/** A leg as the client wrote it. `pointer` is where it stands in the body; accounts are ids or `external:` references. */
export interface LegRequest {
  readonly pointer: string;
  readonly amount: string;
  readonly currency: string;
  readonly source: string;
  readonly destination: string;
}

/** What the door needs to know of an account. It may be a little old: the locked row decides later. */
export interface AccountSummary {
  readonly id: AccountId;
  readonly currency: Currency;
  readonly status: AccountStatus;
}

/** Finds the account behind an id or an `external:` reference of the tenant. */
export type FindAccount = (reference: string) => AccountSummary | undefined;

/** Where the door looks up what a request names. */
export interface Directories {
  readonly findAccount: FindAccount;
  readonly findCurrency: FindCurrency;
}

/** The door's rules: are these legs money that we could move? Says all faults, not only the first. */
export function acceptLegs(
  requests: readonly LegRequest[],
  { findAccount, findCurrency }: Directories,
): Result<readonly Leg[], readonly Fault[]> {
  const legs: Leg[] = [];
  const faults: Fault[] = [];
  for (const request of requests) {
    const leg = acceptLeg(request, findAccount, findCurrency);
    if (leg.ok) legs.push(leg.value);
    else faults.push(...leg.error);
  }
  return faults.length === 0 ? accepted(legs) : refused(faults);
}

function acceptLeg(
  request: LegRequest,
  findAccount: FindAccount,
  findCurrency: FindCurrency,
): Result<Leg, readonly Fault[]> {
  const faults: Fault[] = [];
  const fault = (field: string, code: RefusalCode, detail: string) =>
    faults.push({ pointer: `${request.pointer}/${field}`, code, detail });

  const currency = findCurrency(request.currency);
  if (currency === undefined) {
    fault("currency", "currency_invalid", CURRENCY_DETAIL);
  }
  const amount = currency && parseAmount(request.amount, currency);
  if (amount?.ok === false) fault("amount", amount.error, AMOUNT_DETAILS[amount.error]);

  const source = findAccount(request.source);
  const destination = findAccount(request.destination);
  for (const [field, account] of [
    ["source", source],
    ["destination", destination],
  ] as const) {
    if (account === undefined) {
      fault(field, "account_not_found", "No such account.");
    } else if (currency !== undefined && !isSameCurrency(account.currency, currency)) {
      fault(field, "currency_mismatch", `This account is kept in ${account.currency.code}.`);
    } else if (account.status !== "active") {
      fault(field, "account_not_active", `This account is ${account.status}.`);
    }
  }
  if (source !== undefined && source.id === destination?.id) {
    fault("destination", "same_account", "Source and destination are the same account.");
  }

  return faults.length === 0 && amount?.ok && currency && source && destination
    ? accepted({
        amount: amount.value,
        currency,
        source: source.id,
        destination: destination.id,
      })
    : refused(faults);
}

/** An account keeps its digits for ever, whatever a later table says of its currency. */
const isSameCurrency = (one: Currency, other: Currency): boolean =>
  one.code === other.code && one.exponent === other.exponent;

const AMOUNT_DETAILS = {
  amount_invalid:
    'An amount is a decimal string such as "25.00": digits, at most one point, no sign.',
  amount_precision: "More fraction digits than the currency has.",
  amount_too_large: "More than 38 digits in minor units.",
  amount_not_positive: "An amount is greater than zero.",
} as const;
