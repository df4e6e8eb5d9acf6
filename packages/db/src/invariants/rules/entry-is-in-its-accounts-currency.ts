import { accountOfEntry } from "../lookups.ts";
import type { Rule } from "../rule.ts";
import { scoped } from "../scoped.ts";

export const entryIsInItsAccountsCurrency: Rule = {
  name: "entry_is_in_its_accounts_currency",
  sentence: "An entry has an account, and is in its currency.",
  family: "ledger_transaction",
  subject: "account",
  audit: "change",
  freezes: false,
  find: (sql, tenantId, scope) => sql`
    select e.account_id::text as subject_id,
           case when a.id is null then 'an account'
             else format('version %s: %s with %s digits', e.account_version, a.currency, a.exponent) end as expected,
           format('%s with %s digits', e.currency, e.exponent) as found
      from ${scoped(sql, tenantId, "entries", "ledger_transaction_id", scope)} e
      ${accountOfEntry(sql, tenantId)}
      where a.id is null or e.currency <> a.currency or e.exponent <> a.exponent`,
};
