import { accountOfEntry } from "../lookups.ts";
import type { Rule } from "../rule.ts";
import { scoped } from "../scoped.ts";

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
      from ${scoped(sql, tenantId, "entries", "ledger_transaction_id", scope)} e
      ${accountOfEntry(sql, tenantId)}
      cross join lateral (
        select case a.normal_balance when 'credit' then 1 else -1 end
          * case e.layer when 'posted' then e.posted_credits - e.posted_debits
                         else e.pending_credits - e.pending_debits end as balance) due
      where e.balance_after <> due.balance`,
};
