import type { Currency, CurrencyCode } from "@quittance/domain";

/** The currency of a row: its code, and how many decimal digits an amount of it has. */
export const toCurrency = (row: {
  readonly currency: string;
  readonly exponent: number;
}): Currency => ({ code: row.currency as CurrencyCode, exponent: row.exponent });
