import { type Rule, within } from "../rule.ts";

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
      from entries e
      left join accounts a on a.tenant_id = ${tenantId} and a.id = e.account_id
      where e.tenant_id = ${tenantId} and ${within(sql, "e.ledger_transaction_id", scope)}
        and (a.id is null or e.currency <> a.currency or e.exponent <> a.exponent)`,
};
