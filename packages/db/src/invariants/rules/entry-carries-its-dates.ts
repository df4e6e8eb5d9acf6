import { transactionOfEntry } from "../lookups.ts";
import type { Rule } from "../rule.ts";
import { scoped } from "../scoped.ts";

export const entryCarriesItsDates: Rule = {
  name: "entry_carries_its_dates",
  sentence: "An entry belongs to a ledger transaction, and carries its dates.",
  family: "ledger_transaction",
  subject: "ledger_transaction",
  audit: "change",
  freezes: false,
  find: (sql, tenantId, scope) => sql`
    select e.ledger_transaction_id::text as subject_id,
           case when t.id is null then 'a ledger transaction'
             else format('effective at %s, created at %s', t.effective_at, t.created_at) end as expected,
           format('entry %s: effective at %s, created at %s', e.id, e.effective_at, e.created_at) as found
      from ${scoped(sql, tenantId, "entries", "ledger_transaction_id", scope)} e
      ${transactionOfEntry(sql, tenantId)}
      where t.id is null or e.effective_at <> t.effective_at or e.created_at <> t.created_at`,
};
