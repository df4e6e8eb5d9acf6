import { accountOfEntry } from "../lookups.ts";
import type { Rule } from "../rule.ts";
import { scoped } from "../scoped.ts";

/**
 * Each change of an account writes an event, so one with no event but its first has the limit with
 * which it was opened. What limits others had is not told by any row.
 */
export const entryWasWithinTheLimit: Rule = {
  name: "entry_was_within_the_limit",
  sentence:
    "No entry took an account below its limit, as far as the limit is known never to have changed.",
  family: "ledger_transaction",
  subject: "account",
  audit: "change",
  freezes: false,
  find: (sql, tenantId, scope) => sql`
    select e.account_id::text as subject_id,
           format('version %s: available not below %s', e.account_version, -a.overdraft_limit) as expected,
           format('%s', standing.available) as found
      from ${scoped(sql, tenantId, "entries", "ledger_transaction_id", scope)} e
      ${accountOfEntry(sql, tenantId)}
      cross join lateral (
        select case a.normal_balance
          when 'credit' then e.posted_credits - e.posted_debits - e.pending_debits
          else e.posted_debits - e.posted_credits - e.pending_credits end as available) standing
      where a.event_sequence <= 1 and standing.available < -a.overdraft_limit`,
};
