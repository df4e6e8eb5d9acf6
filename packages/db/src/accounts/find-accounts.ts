import type { AccountSummary, TenantId } from "@quittance/domain";
import { textsOf, uuidsOf } from "../arrays/binary-arrays.ts";
import { plansFor } from "../context.ts";
import type { Database } from "../database.ts";
import { inTenant } from "../in-tenant.ts";
import { toCurrency } from "../ledger/to-currency.ts";
import { parseId, toId } from "../public-id.ts";

const EXTERNAL = "external:";

interface Row {
  readonly id: string;
  readonly external_id: string | null;
  readonly currency: string;
  readonly exponent: number;
  readonly status: AccountSummary["status"];
}

const COLUMNS = [
  "id",
  "external_id",
  "currency",
  "exponent",
  "status",
] as const satisfies readonly (keyof Row)[];

/**
 * Finds the tenant's accounts behind references: ids, or `external:<external_id>`.
 * What is malformed, unknown or another tenant's is simply not in the answer.
 */
export async function findAccounts(
  db: Database,
  tenantId: TenantId,
  references: readonly string[],
): Promise<ReadonlyMap<string, AccountSummary>> {
  const external = references.filter((reference) => reference.startsWith(EXTERNAL));
  const ids = references.flatMap((reference) => parseId("acct", reference) ?? []);
  const rows = await inTenant(
    db,
    tenantId,
    (sql) => sql<Row[]>`
    select ${sql(COLUMNS)} from accounts
      where tenant_id = ${tenantId} and id = any(${uuidsOf(ids)})
    union all
    select ${sql(COLUMNS)} from accounts
      where tenant_id = ${tenantId}
        and external_id = any(${textsOf(external.map((reference) => reference.slice(EXTERNAL.length)))})`,
    plansFor(references.length),
  );
  const found = new Map<string, AccountSummary>();
  for (const row of rows) {
    const summary: AccountSummary = {
      id: toId("acct", row.id),
      currency: toCurrency(row),
      status: row.status,
    };
    found.set(summary.id, summary);
    if (row.external_id !== null) found.set(`${EXTERNAL}${row.external_id}`, summary);
  }
  return found;
}
