import type { TenantId } from "@quittance/domain";
import { textsOf } from "../arrays/binary-arrays.ts";
import type { Database } from "../database.ts";
import { inTenant } from "../in-tenant.ts";
import {
  type CurrencyRow,
  type RegisteredCurrency,
  toRegisteredCurrency,
} from "./registered-currency.ts";

/** Finds the currencies that the tenant registered under these codes. */
export async function findCurrencies(
  db: Database,
  tenantId: TenantId,
  codes: readonly string[],
): Promise<ReadonlyMap<string, RegisteredCurrency>> {
  const rows = await inTenant(
    db,
    tenantId,
    (sql) => sql<CurrencyRow[]>`
    select code, exponent, created_at
      from currencies where tenant_id = ${tenantId} and code = any(${textsOf([...codes])})`,
  );
  return new Map(rows.map((row) => [row.code, toRegisteredCurrency(row)]));
}
