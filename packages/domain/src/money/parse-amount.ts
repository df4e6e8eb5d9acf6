import { BigNumber } from "bignumber.js";
import { accepted, type Result, refused } from "../result.ts";
import type { Currency } from "./currency.ts";
import { type MinorUnits, minorUnits } from "./minor-units.ts";

export type AmountRefusal =
  | "amount_invalid"
  | "amount_precision"
  | "amount_too_large"
  | "amount_not_positive";

const DECIMAL = /^(0|[1-9][0-9]*)(\.[0-9]+)?$/;

/** `numeric(38,0)` in the database holds every amount. */
const DIGITS_MAX = 38;

/**
 * Reads a decimal string such as `"25.00"` into minor units. Fewer fraction digits than the
 * currency has are fine, more are refused even when they are zeros: `"1.000"` in USD may be a
 * thousand in somebody's notation.
 */
export function parseAmount(text: string, currency: Currency): Result<MinorUnits, AmountRefusal> {
  const parsed = parseAmountOrZero(text, currency);
  return parsed.ok && parsed.value === 0n ? refused("amount_not_positive") : parsed;
}

/** The same for a limit, which may be zero. */
export function parseAmountOrZero(
  text: string,
  currency: Currency,
): Result<MinorUnits, Exclude<AmountRefusal, "amount_not_positive">> {
  const match = DECIMAL.exec(text);
  if (match === null) return refused("amount_invalid");
  const [, whole = "", fraction = ""] = match;
  if (fraction.length - 1 > currency.exponent) return refused("amount_precision");
  if (whole !== "0" && whole.length + currency.exponent > DIGITS_MAX) {
    return refused("amount_too_large");
  }
  return accepted(minorUnits(BigInt(new BigNumber(`${text}e${currency.exponent}`).toFixed(0))));
}
