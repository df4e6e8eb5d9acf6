import { type Currency, findCurrency } from "../money/currency.ts";

/** A currency that is in the table. */
export function namedCurrency(code: string): Currency {
  const currency = findCurrency(code);
  if (currency === undefined) throw new Error(`${code} is not in the table`);
  return currency;
}
