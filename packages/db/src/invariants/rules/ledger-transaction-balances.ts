import type { Rule } from "../rule.ts";
import { scoped } from "../scoped.ts";

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
      from ${scoped(sql, tenantId, "entries", "ledger_transaction_id", scope)} e
      group by ledger_transaction_id, currency, exponent, layer
      having sum(case direction when 'debit' then amount else -amount end) <> 0`,
};
