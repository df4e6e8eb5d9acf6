import { type Rule, within } from "../rule.ts";

export const balanceAfterFollows: Rule = {
  name: "balance_after_follows",
  sentence:
    "The balance after an entry is that of its counters, in its layer and the account's normal direction.",
  family: "ledger_transaction",
  subject: "account",
  audit: "change",
  freezes: true,
  find: (sql, tenantId, scope) => sql`
    select e.account_id::text as subject_id,
           format('version %s: %s', e.account_version, due.balance) as expected,
           format('%s', e.balance_after) as found
      from entries e
      join accounts a on a.tenant_id = ${tenantId} and a.id = e.account_id
      cross join lateral (
        select case a.normal_balance when 'credit' then 1 else -1 end
          * case e.layer when 'posted' then e.posted_credits - e.posted_debits
                         else e.pending_credits - e.pending_debits end as balance) due
      where e.tenant_id = ${tenantId} and ${within(sql, "e.ledger_transaction_id", scope)}
        and e.balance_after <> due.balance`,
};
