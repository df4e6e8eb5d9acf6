import type { Rule } from "../rule.ts";
import { scoped } from "../scoped.ts";

export const closedAccountIsEmpty: Rule = {
  name: "closed_account_is_empty",
  sentence: "A closed account has no balance, and nothing is pending on it.",
  family: "account",
  subject: "account",
  audit: "change",
  freezes: false,
  find: (sql, tenantId, scope) => sql`
    select a.id::text as subject_id, 'nothing' as expected,
           format('posted %s/%s, pending %s/%s', a.posted_debits, a.posted_credits,
                  a.pending_debits, a.pending_credits) as found
      from ${scoped(sql, tenantId, "accounts", "id", scope)} a
      where a.status = 'closed'
        and (a.posted_debits <> a.posted_credits or a.pending_debits <> 0 or a.pending_credits <> 0)`,
};
