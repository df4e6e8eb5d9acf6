import type { Currency, Instant } from "@quittance/domain";
import { toInstant } from "../instants.ts";
import { toCurrency } from "../ledger/to-currency.ts";

/** A currency of a tenant's own. */
export interface RegisteredCurrency extends Currency {
  readonly createdAt: Instant;
}

export interface CurrencyRow {
  readonly code: string;
  readonly exponent: number;
  readonly created_at: Date;
}

export const toRegisteredCurrency = (row: CurrencyRow): RegisteredCurrency => ({
  ...toCurrency({ currency: row.code, exponent: row.exponent }),
  createdAt: toInstant(row.created_at),
});
