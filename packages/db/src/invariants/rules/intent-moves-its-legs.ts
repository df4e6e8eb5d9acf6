import { entriesOfIntent } from "../lookups.ts";
import type { Rule } from "../rule.ts";
import { scoped } from "../scoped.ts";

/** One leg may be captured and refunded in part; several are, with all of their amounts or not at all. */
export const intentMovesItsLegs: Rule = {
  name: "intent_moves_its_legs",
  sentence: "An intent moves what its legs say between the accounts of its legs, and nothing else.",
  family: "payment_intent",
  subject: "payment_intent",
  audit: "change",
  freezes: false,
  find: (sql, tenantId, scope) => sql`
    with share as (
      select i.id, leg.source, leg.destination, leg.currency,
             case when several then case when i.captured > 0 then leg.amount else 0 end
                                  - case when i.refunded > 0 then leg.amount else 0 end
                  else i.captured - i.refunded end as posted,
             case when i.status <> 'requires_capture' then 0
                  when several then leg.amount else leg.amount - i.captured end as pending
        from ${scoped(sql, tenantId, "payment_intents", "id", scope)} i
        join lateral (
          select leg.*, count(*) over () > 1 as several from legs leg
            where leg.tenant_id = ${tenantId} and leg.intent_id = i.id) leg on true
    ), due as (
      select share.id, side.account_id, share.currency, side.layer, side.amount
        from share
        cross join lateral (values
          (share.source, 'posted', share.posted), (share.destination, 'posted', -share.posted),
          (share.source, 'pending', share.pending), (share.destination, 'pending', -share.pending)
        ) as side (account_id, layer, amount)
    ), moved as (
      select i.id, e.account_id, e.currency, e.layer,
             case e.direction when 'debit' then e.amount else -e.amount end as amount
        from ${scoped(sql, tenantId, "payment_intents", "id", scope)} i
        cross join lateral ${entriesOfIntent(sql, tenantId)} e
    )
    select id::text as subject_id,
           format('%s %s debited to account %s, net', sum(due), currency, account_id) as expected,
           format('%s in layer %s', sum(moved), layer) as found
      from (select id, account_id, currency, layer, amount as due, 0 as moved from due
            union all
            select id, account_id, currency, layer, 0, amount from moved) both_sides
      group by id, account_id, currency, layer
      having sum(due) <> sum(moved)`,
};
