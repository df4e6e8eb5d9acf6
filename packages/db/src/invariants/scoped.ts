import type { TenantId } from "@quittance/domain";
import { plainUuidsOf } from "../arrays/binary-arrays.ts";
import type { Fragment, Sql } from "../database.ts";
import type { Subjects } from "./rule.ts";

type ScopedTable =
  | "accounts"
  | "effective_shifts"
  | "entries"
  | "ledger_transactions"
  | "operations"
  | "payment_intents";

/**
 * The rows of a table whose id column is in the scope, as a table expression. For single ids OFFSET 0
 * keeps it a search for each of them, whatever statistics say of the table: what changed is audited
 * without a look at what did not.
 */
export function scoped(
  sql: Sql,
  tenantId: TenantId,
  table: ScopedTable,
  column: string,
  scope: Subjects,
): Fragment {
  if ("ids" in scope) {
    return sql`(
      select its.* from unnest(${plainUuidsOf([...scope.ids])}) as subject (id)
        cross join lateral (
          select * from ${sql(table)} one
            where one.tenant_id = ${tenantId} and one.${sql(column)} = subject.id
            offset 0) its)`;
  }
  const { after, upTo } = scope;
  const begins = after === null ? sql`` : sql`and ${sql(column)} > ${after}::uuid`;
  const ends = upTo === null ? sql`` : sql`and ${sql(column)} <= ${upTo}::uuid`;
  return sql`(select * from ${sql(table)} where tenant_id = ${tenantId} ${begins} ${ends})`;
}
