import type postgres from "postgres";

/** The rules of the books, each as a query that returns the rows that break it. */
const RULES: Readonly<Record<string, string>> = {
  "every ledger transaction balances in every currency and layer": `
    select tenant_id, ledger_transaction_id from entries
      group by tenant_id, ledger_transaction_id, currency, layer
      having sum(case direction when 'debit' then amount else -amount end) <> 0`,
  "every ledger transaction has entries": `
    select t.id from ledger_transactions t
      where not exists (select from entries e where e.tenant_id = t.tenant_id and e.ledger_transaction_id = t.id)`,
  "an account's counters are the sums of its entries": `
    select a.id from accounts a left join (
        select tenant_id, account_id,
               sum(amount) filter (where direction = 'debit' and layer = 'posted') as debits,
               sum(amount) filter (where direction = 'credit' and layer = 'posted') as credits
          from entries group by tenant_id, account_id) e
        on e.tenant_id = a.tenant_id and e.account_id = a.id
      where a.posted_debits <> coalesce(e.debits, 0) or a.posted_credits <> coalesce(e.credits, 0)`,
  "an account's versions are gapless": `
    select a.id from accounts a left join (
        select tenant_id, account_id, count(*) as entries, max(account_version) as newest
          from entries group by tenant_id, account_id) e
        on e.tenant_id = a.tenant_id and e.account_id = a.id
      where a.version <> coalesce(e.entries, 0) + 1 or a.version <> coalesce(e.newest, 1)`,
  "every balance after an entry follows from the one before": `
    select account_id, account_version from (
        select e.account_id, e.account_version, e.balance_after,
               sum(case when (e.direction = 'debit') = (a.normal_balance = 'debit') then e.amount else -e.amount end)
                 over (partition by e.tenant_id, e.account_id order by e.account_version) as running
          from entries e join accounts a on a.tenant_id = e.tenant_id and a.id = e.account_id) r
      where balance_after <> running`,
  "no balance was ever below its limit": `
    select e.account_id, e.account_version
      from entries e join accounts a on a.tenant_id = e.tenant_id and a.id = e.account_id
      where e.balance_after < -a.overdraft_limit`,
  "a succeeded intent has exactly one ledger transaction, any other has none": `
    select i.id from payment_intents i left join ledger_transactions t
        on t.tenant_id = i.tenant_id and t.intent_id = i.id
      group by i.tenant_id, i.id, i.status, i.ledger_transaction_ids
      having count(t.id) <> (case i.status when 'succeeded' then 1 else 0 end)
          or (i.status = 'succeeded' and array_agg(t.id) <> i.ledger_transaction_ids)`,
  "a final intent has exactly one event, of its status": `
    select i.id from payment_intents i left join events e
        on e.tenant_id = i.tenant_id and e.resource_id = i.id
      where i.status in ('succeeded', 'failed', 'canceled')
      group by i.tenant_id, i.id, i.status
      having count(e.id) <> 1 or min(e.type) <> 'payment_intent.' || i.status`,
  "an intent that is not decided has no event": `
    select i.id from payment_intents i join events e
        on e.tenant_id = i.tenant_id and e.resource_id = i.id
      where i.status = 'pending'`,
  "every intent has legs and exactly one key": `
    select i.id from payment_intents i
      where not exists (select from legs l where l.tenant_id = i.tenant_id and l.intent_id = i.id)
         or (select count(*) from idempotency_keys k where k.tenant_id = i.tenant_id and k.intent_id = i.id) <> 1`,
  "debits equal credits over all accounts of a currency": `
    select tenant_id, currency from accounts
      group by tenant_id, currency having sum(posted_debits) <> sum(posted_credits)`,
};

/** The names of the rules that the books break, with how many rows do: nothing, always. */
export async function findBrokenRules(
  sql: postgres.Sql,
): Promise<Readonly<Record<string, number>>> {
  const broken: Record<string, number> = {};
  for (const [rule, query] of Object.entries(RULES)) {
    const rows = await sql.unsafe(query);
    if (rows.length > 0) broken[rule] = rows.length;
  }
  return broken;
}
