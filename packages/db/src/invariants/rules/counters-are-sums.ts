import type { Rule } from "../rule.ts";
import { scoped } from "../scoped.ts";

export const countersAreSums: Rule = {
  name: "counters_are_sums",
  sentence:
    "An account's posted counters are the sums of its entries, and its version counts them.",
  family: "account",
  subject: "account",
  audit: "complete",
  freezes: true,
  find: (sql, tenantId, scope) => sql`
    select a.id::text as subject_id,
           format('%s entries, posted %s/%s', e.entries, e.debits, e.credits) as expected,
           format('version %s, posted %s/%s', a.version, a.posted_debits, a.posted_credits) as found
      from ${scoped(sql, tenantId, "accounts", "id", scope)} a
      cross join lateral (
        select count(*) as entries,
               coalesce(sum(e.amount) filter (where e.layer = 'posted' and e.direction = 'debit'), 0) as debits,
               coalesce(sum(e.amount) filter (where e.layer = 'posted' and e.direction = 'credit'), 0) as credits
          from entries e where e.tenant_id = ${tenantId} and e.account_id = a.id) e
      where (a.version, a.posted_debits, a.posted_credits) <> (e.entries + 1, e.debits, e.credits)`,
};
