import { byPrecedence, type Fault } from "../codes.ts";
import { accepted, type Result, refused } from "../result.ts";
import { type Currency, type CurrencyCode, findIsoCurrency } from "./currency.ts";
import { ISO_4217_RESERVED } from "./iso-4217.ts";

/** What a tenant wants to register. */
export interface CurrencyRequest {
  readonly code: string;
  readonly exponent: number;
}

const CODE = /^[A-Z0-9]{3,16}$/;

/** Tokens such as ETH have 18 digits; of the 38 that an amount may have 20 are left in front of them. */
const EXPONENT_MAX = 18;

/** Whether a tenant may have a currency of its own with this code. */
export const canBeRegistered = (code: string): boolean =>
  CODE.test(code) && findIsoCurrency(code) === undefined && !ISO_4217_RESERVED.has(code);

/** The door's rules for a currency that a tenant registers. */
export function acceptCurrency({
  code,
  exponent,
}: CurrencyRequest): Result<Currency, readonly Fault[]> {
  const faults: Fault[] = [];
  if (!canBeRegistered(code)) {
    const detail = CODE.test(code)
      ? "ISO 4217 has this code, or had it: register another one."
      : "A code has 3 to 16 characters, of A to Z and 0 to 9.";
    faults.push({ pointer: "/code", code: "currency_invalid", detail });
  }
  if (!Number.isInteger(exponent) || exponent < 0 || exponent > EXPONENT_MAX) {
    faults.push({
      pointer: "/exponent",
      code: "validation_failed",
      detail: `An exponent is a whole number from 0 to ${EXPONENT_MAX}: how many decimal digits amounts have.`,
    });
  }
  return faults.length === 0
    ? accepted({ code: code as CurrencyCode, exponent })
    : refused(byPrecedence(faults));
}
