import { type Rule, within } from "../rule.ts";

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
      from entries e
      join entries before
        on before.tenant_id = ${tenantId} and before.account_id = e.account_id
          and before.account_version = e.account_version - 1
      where e.tenant_id = ${tenantId} and ${within(sql, "e.ledger_transaction_id", scope)}
        and e.created_at < before.created_at`,
};
