import type { Rule } from "../rule.ts";
import { scoped } from "../scoped.ts";

export const accountIsAsItsLastEntry: Rule = {
  name: "account_is_as_its_last_entry",
  sentence: "An account's version and counters are those that its last entry made.",
  family: "account",
  subject: "account",
  audit: "change",
  freezes: true,
  find: (sql, tenantId, scope) => sql`
    select a.id::text as subject_id,
           format('version %s: posted %s/%s, pending %s/%s', due.version, due.posted_debits,
                  due.posted_credits, due.pending_debits, due.pending_credits) as expected,
           format('version %s: posted %s/%s, pending %s/%s', a.version, a.posted_debits,
                  a.posted_credits, a.pending_debits, a.pending_credits) as found
      from ${scoped(sql, tenantId, "accounts", "id", scope)} a
      left join lateral (
        select * from entries e where e.tenant_id = ${tenantId} and e.account_id = a.id
          order by e.account_version desc limit 1) e on true
      cross join lateral (
        select coalesce(e.account_version, 1) as version, coalesce(e.posted_debits, 0) as posted_debits,
               coalesce(e.posted_credits, 0) as posted_credits, coalesce(e.pending_debits, 0) as pending_debits,
               coalesce(e.pending_credits, 0) as pending_credits) due
      where (a.version, a.posted_debits, a.posted_credits, a.pending_debits, a.pending_credits)
          <> (due.version, due.posted_debits, due.posted_credits, due.pending_debits, due.pending_credits)`,
};
