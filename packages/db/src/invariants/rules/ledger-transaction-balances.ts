import { type Rule, within } from "../rule.ts";

export const ledgerTransactionBalances: Rule = {
  name: "ledger_transaction_balances",
  sentence: "The debits and credits of a ledger transaction are equal in every currency and layer.",
  family: "ledger_transaction",
  subject: "ledger_transaction",
  audit: "change",
  freezes: false,
  find: (sql, tenantId, scope) => sql`
    select ledger_transaction_id::text as subject_id,
           format('%s %s: credits of %s', layer, currency,
                  coalesce(sum(amount) filter (where direction = 'debit'), 0)) as expected,
           format('%s', coalesce(sum(amount) filter (where direction = 'credit'), 0)) as found
      from entries
      where tenant_id = ${tenantId} and ${within(sql, "ledger_transaction_id", scope)}
      group by ledger_transaction_id, currency, exponent, layer
      having sum(case direction when 'debit' then amount else -amount end) <> 0`,
};
