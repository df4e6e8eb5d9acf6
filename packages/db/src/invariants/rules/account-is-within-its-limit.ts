import type { Rule } from "../rule.ts";
import { scoped } from "../scoped.ts";

export const accountIsWithinItsLimit: Rule = {
  name: "account_is_within_its_limit",
  sentence: "What is available of an account is not below its limit.",
  family: "account",
  subject: "account",
  audit: "change",
  freezes: false,
  find: (sql, tenantId, scope) => sql`
    select a.id::text as subject_id, format('available not below %s', -a.overdraft_limit) as expected,
           format('%s', standing.available) as found
      from ${scoped(sql, tenantId, "accounts", "id", scope)} a
      cross join lateral (
        select case a.normal_balance
          when 'credit' then a.posted_credits - a.posted_debits - a.pending_debits
          else a.posted_debits - a.posted_credits - a.pending_credits end as available) standing
      where standing.available < -a.overdraft_limit`,
};
