import type { TenantId } from "@quittance/domain";
import type { Tx } from "../database.ts";
import type { Query } from "../flight.ts";
import type { RegisteredCurrency } from "./registered-currency.ts";

/** Registers a currency for ever. Raises `currencies_pkey` when the tenant has one with this code. */
export function insertCurrency(
  tx: Tx,
  tenantId: TenantId,
  { code, exponent, createdAt }: RegisteredCurrency,
): Query {
  return tx`
    insert into currencies (tenant_id, code, exponent, created_at)
    values (${tenantId}, ${code}, ${exponent}, ${createdAt})`;
}
