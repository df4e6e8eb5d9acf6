import { type Currency, findIsoCurrency } from "../money/currency.ts";

/** A currency that is in the table. */
export function namedCurrency(code: string): Currency {
  const currency = findIsoCurrency(code);
  if (currency === undefined) throw new Error(`${code} is not in the table`);
  return currency;
}
