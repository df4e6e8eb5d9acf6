import { entryBefore, transactionOfEntry } from "../lookups.ts";
import type { Rule } from "../rule.ts";
import { scoped } from "../scoped.ts";

/**
 * A pending entry of a capture or release undoes one of a hold: an undone debit is written as a
 * credit, and lowers the debits. Debits and credits are told as `debits/credits`.
 */
export const entryCountersFollow: Rule = {
  name: "entry_counters_follow",
  sentence: "The counters after an entry are those before it, moved by its amount.",
  family: "ledger_transaction",
  subject: "account",
  audit: "change",
  freezes: true,
  find: (sql, tenantId, scope) => sql`
    select e.account_id::text as subject_id,
           format('version %s: posted %s/%s, pending %s/%s', e.account_version, due.posted_debits,
                  due.posted_credits, due.pending_debits, due.pending_credits) as expected,
           format('posted %s/%s, pending %s/%s', e.posted_debits, e.posted_credits,
                  e.pending_debits, e.pending_credits) as found
      from ${scoped(sql, tenantId, "entries", "ledger_transaction_id", scope)} e
      ${transactionOfEntry(sql, tenantId)}
      ${entryBefore(sql, tenantId)}
      cross join lateral (
        select case when e.layer = 'pending' and t.kind in ('capture', 'release') then 'undone'
                    when e.layer = 'pending' and t.kind is distinct from 'hold' then 'none'
                    else e.layer end as layer) moved
      cross join lateral (
        select
          coalesce(before.posted_debits, 0)
            + case when (moved.layer, e.direction) = ('posted', 'debit') then e.amount else 0 end as posted_debits,
          coalesce(before.posted_credits, 0)
            + case when (moved.layer, e.direction) = ('posted', 'credit') then e.amount else 0 end as posted_credits,
          coalesce(before.pending_debits, 0)
            + case when (moved.layer, e.direction) = ('pending', 'debit') then e.amount
                   when (moved.layer, e.direction) = ('undone', 'credit') then -e.amount else 0 end as pending_debits,
          coalesce(before.pending_credits, 0)
            + case when (moved.layer, e.direction) = ('pending', 'credit') then e.amount
                   when (moved.layer, e.direction) = ('undone', 'debit') then -e.amount else 0 end as pending_credits
      ) due
      where (before.id is not null or e.account_version = 2)
        and (e.posted_debits, e.posted_credits, e.pending_debits, e.pending_credits)
          <> (due.posted_debits, due.posted_credits, due.pending_debits, due.pending_credits)`,
};
