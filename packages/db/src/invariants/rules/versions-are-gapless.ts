import { entryBefore } from "../lookups.ts";
import type { Rule } from "../rule.ts";
import { scoped } from "../scoped.ts";

/** That the newest entry has the account's own version, `account_is_as_its_last_entry` says. */
export const versionsAreGapless: Rule = {
  name: "versions_are_gapless",
  sentence: "The entries of an account have its versions from 2 on, without a gap.",
  family: "ledger_transaction",
  subject: "account",
  audit: "change",
  freezes: true,
  find: (sql, tenantId, scope) => sql`
    select e.account_id::text as subject_id,
           format('an entry with version %s', e.account_version - 1) as expected,
           format('none before version %s', e.account_version) as found
      from ${scoped(sql, tenantId, "entries", "ledger_transaction_id", scope)} e
      ${entryBefore(sql, tenantId)}
      where e.account_version > 2
        and before.id is null`,
};
