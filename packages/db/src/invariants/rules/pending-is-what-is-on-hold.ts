import type { Rule } from "../rule.ts";
import { scoped } from "../scoped.ts";

export const pendingIsWhatIsOnHold: Rule = {
  name: "pending_is_what_is_on_hold",
  sentence:
    "An account's pending counters are what open holds keep back, and what its pending entries add up to.",
  family: "account",
  subject: "account",
  audit: "complete",
  freezes: true,
  find: (sql, tenantId, scope) => sql`
    with on_hold as (
      select leg.source, leg.destination,
             leg.amount - case count(*) over (partition by i.id) when 1 then i.captured else 0 end as amount
        from payment_intents i
        join legs leg on leg.tenant_id = ${tenantId} and leg.intent_id = i.id
        where i.tenant_id = ${tenantId} and i.status = 'requires_capture'
    ), held as (
      select account_id, sum(debits) as debits, sum(credits) as credits
        from (select source as account_id, amount as debits, 0 as credits from on_hold
              union all
              select destination, 0, amount from on_hold) sides
        group by account_id
    )
    select a.id::text as subject_id,
           format('pending %s/%s, net of entries %s', coalesce(held.debits, 0), coalesce(held.credits, 0),
                  coalesce(held.credits, 0) - coalesce(held.debits, 0)) as expected,
           format('pending %s/%s, net of entries %s', a.pending_debits, a.pending_credits, e.net) as found
      from ${scoped(sql, tenantId, "accounts", "id", scope)} a
      left join held on held.account_id = a.id
      cross join lateral (
        select coalesce(sum(case e.direction when 'credit' then e.amount else -e.amount end), 0) as net
          from entries e
          where e.tenant_id = ${tenantId} and e.account_id = a.id and e.layer = 'pending') e
      where (a.pending_debits, a.pending_credits, e.net)
          <> (coalesce(held.debits, 0), coalesce(held.credits, 0),
              coalesce(held.credits, 0) - coalesce(held.debits, 0))`,
};
