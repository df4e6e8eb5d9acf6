import { entryBefore } from "../lookups.ts";
import type { Rule } from "../rule.ts";
import { scoped } from "../scoped.ts";

export const entryTimesAreInOrder: Rule = {
  name: "entry_times_are_in_order",
  sentence: "The entries of an account are made in the order of their times.",
  family: "ledger_transaction",
  subject: "account",
  audit: "change",
  freezes: false,
  find: (sql, tenantId, scope) => sql`
    select e.account_id::text as subject_id,
           format('version %s: not before %s', e.account_version, before.created_at) as expected,
           format('%s', e.created_at) as found
      from ${scoped(sql, tenantId, "entries", "ledger_transaction_id", scope)} e
      ${entryBefore(sql, tenantId)}
      where e.created_at < before.created_at`,
};
