import type { Brand } from "../brand.ts";
import { ISO_4217_EXPONENTS } from "./iso-4217.ts";

export type CurrencyCode = Brand<string, "CurrencyCode">;

/** `exponent` is how many decimal digits an amount has: 2 for USD, 0 for JPY, 3 for KWD. */
export interface Currency {
  readonly code: CurrencyCode;
  readonly exponent: number;
}

const currencies: ReadonlyMap<string, Currency> = new Map(
  Object.entries(ISO_4217_EXPONENTS).map(([code, exponent]) => [
    code,
    { code: code as CurrencyCode, exponent },
  ]),
);

/** Answers undefined for a code that is malformed, unknown or retired. */
export const findCurrency = (code: string): Currency | undefined => currencies.get(code);

/**
 * The currency of an amount that was accepted before.
 * @throws when the code is unknown, which means that stored data and this table disagree.
 */
export function currencyOf(code: CurrencyCode): Currency {
  const currency = currencies.get(code);
  if (currency === undefined) throw new Error(`no currency has the code ${code}`);
  return currency;
}
