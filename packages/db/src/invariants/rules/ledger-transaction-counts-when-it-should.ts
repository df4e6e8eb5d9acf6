import { intentOfTransaction } from "../lookups.ts";
import type { Rule } from "../rule.ts";
import { scoped } from "../scoped.ts";

export const ledgerTransactionCountsWhenItShould: Rule = {
  name: "ledger_transaction_counts_when_it_should",
  sentence:
    "A payment or capture counts on its intent's accounting date, if it has one; everything else when it is made.",
  family: "ledger_transaction",
  subject: "ledger_transaction",
  audit: "change",
  freezes: false,
  find: (sql, tenantId, scope) => sql`
    select t.id::text as subject_id, due.effective_at::text as expected, t.effective_at::text as found
      from ${scoped(sql, tenantId, "ledger_transactions", "id", scope)} t
      ${intentOfTransaction(sql, tenantId)}
      cross join lateral (
        select case when t.kind in ('payment', 'capture') then coalesce(i.effective_at, t.created_at)
                    else t.created_at end as effective_at) due
      where t.effective_at <> due.effective_at`,
};
