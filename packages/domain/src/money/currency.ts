import type { Brand } from "../brand.ts";
import { ISO_4217_EXPONENTS } from "./iso-4217.ts";

export type CurrencyCode = Brand<string, "CurrencyCode">;

/**
 * `exponent` is how many decimal digits an amount has: 2 for USD, 0 for JPY, 3 for KWD, up to 18 for
 * currencies that a tenant registers. It is kept with every account, leg and entry, so that no later
 * change of a table can change what an amount meant.
 */
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

/** Finds a currency by its code; answers undefined for one that is malformed, unknown or retired. */
export type FindCurrency = (code: string) => Currency | undefined;

/** The currencies of ISO 4217. */
export const findIsoCurrency: FindCurrency = (code) => currencies.get(code);

/** All of them, by their codes. */
export const ISO_CURRENCIES: readonly Currency[] = [...currencies.values()].sort((a, b) =>
  a.code < b.code ? -1 : 1,
);

/** What is wrong with a code that no currency has. */
export const CURRENCY_DETAIL =
  "This is neither a currency in use (ISO 4217, upper case) nor one that you registered.";
