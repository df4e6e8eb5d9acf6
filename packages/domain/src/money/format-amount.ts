import { BigNumber } from "bignumber.js";
import type { Currency } from "./currency.ts";
import type { MinorUnits } from "./minor-units.ts";

/** Writes minor units as a decimal string with exactly the currency's digits: 2500n USD is `"25.00"`. */
export function formatAmount(amount: MinorUnits, currency: Currency): string {
  return new BigNumber(amount.toString()).shiftedBy(-currency.exponent).toFixed(currency.exponent);
}
