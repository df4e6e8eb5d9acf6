import type { Currency } from "./currency.ts";
import type { MinorUnits } from "./minor-units.ts";

/** Writes minor units as a decimal string with exactly the currency's digits: 2500n USD is `"25.00"`. */
export function formatAmount(amount: MinorUnits, { exponent }: Currency): string {
  if (exponent === 0) return amount.toString();
  const sign = amount < 0n ? "-" : "";
  // With a zero in front of the point, however small the amount is.
  const digits = (amount < 0n ? -amount : amount).toString().padStart(exponent + 1, "0");
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}
