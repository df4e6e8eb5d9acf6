import type { TenantId } from "@quittance/domain";
import type { Database } from "../database.ts";
import { inTenant } from "../in-tenant.ts";
import {
  type CurrencyRow,
  type RegisteredCurrency,
  toRegisteredCurrency,
} from "./registered-currency.ts";

/** The currencies that the tenant registered, newest first, those after the one with the code `after`. */
export async function listCurrencies(
  db: Database,
  tenantId: TenantId,
  page: { readonly after: string | undefined; readonly limit: number },
): Promise<readonly RegisteredCurrency[]> {
  const rows = await inTenant(
    db,
    tenantId,
    (sql) => sql<CurrencyRow[]>`
    select code, exponent, created_at
      from currencies
      where tenant_id = ${tenantId}
        ${
          page.after === undefined
            ? sql``
            : sql`and (created_at, code) < (
                select created_at, code from currencies
                  where tenant_id = ${tenantId} and code = ${page.after})`
        }
      order by created_at desc, code desc
      limit ${page.limit}`,
  );
  return rows.map(toRegisteredCurrency);
}
