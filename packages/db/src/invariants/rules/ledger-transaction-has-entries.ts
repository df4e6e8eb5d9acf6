import { type Rule, within } from "../rule.ts";

export const ledgerTransactionHasEntries: Rule = {
  name: "ledger_transaction_has_entries",
  sentence: "A ledger transaction has entries, two or more.",
  family: "ledger_transaction",
  subject: "ledger_transaction",
  audit: "change",
  freezes: false,
  find: (sql, tenantId, scope) => sql`
    select t.id::text as subject_id, 'entries, two or more' as expected, format('%s', e.entries) as found
      from ledger_transactions t
      cross join lateral (
        select count(*) as entries from entries e
          where e.tenant_id = ${tenantId} and e.ledger_transaction_id = t.id) e
      where t.tenant_id = ${tenantId} and ${within(sql, "t.id", scope)} and e.entries < 2`,
};
