import type { Rule } from "../rule.ts";
import { scoped } from "../scoped.ts";

export const ledgerTransactionHasEntries: Rule = {
  name: "ledger_transaction_has_entries",
  sentence: "A ledger transaction has entries, two or more.",
  family: "ledger_transaction",
  subject: "ledger_transaction",
  audit: "change",
  freezes: false,
  find: (sql, tenantId, scope) => sql`
    select t.id::text as subject_id, 'entries, two or more' as expected, format('%s', e.entries) as found
      from ${scoped(sql, tenantId, "ledger_transactions", "id", scope)} t
      cross join lateral (
        select count(*) as entries from entries e
          where e.tenant_id = ${tenantId} and e.ledger_transaction_id = t.id) e
      where e.entries < 2`,
};
