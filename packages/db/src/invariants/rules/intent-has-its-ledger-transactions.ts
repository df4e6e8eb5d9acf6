import type { Rule } from "../rule.ts";
import { scoped } from "../scoped.ts";

export const intentHasItsLedgerTransactions: Rule = {
  name: "intent_has_its_ledger_transactions",
  sentence:
    "An intent lists exactly the ledger transactions that its status and its amounts call for.",
  family: "payment_intent",
  subject: "payment_intent",
  audit: "change",
  freezes: false,
  find: (sql, tenantId, scope) => sql`
    select i.id::text as subject_id,
           format('those of a %s %s intent with %s of %s captured and %s refunded', i.capture_method,
                  i.status, i.captured, leg.total, i.refunded) as expected,
           format('%s listed, of which its own: %s payment, %s hold, %s capture, %s release, %s refund',
                  t.listed, t.payments, t.holds, t.captures, t.releases, t.refunds) as found
      from ${scoped(sql, tenantId, "payment_intents", "id", scope)} i
      cross join lateral (
        select coalesce(sum(leg.amount), 0) as total from legs leg
          where leg.tenant_id = ${tenantId} and leg.intent_id = i.id) leg
      cross join lateral (
        select count(*) as listed, count(distinct t.id) as own,
               count(*) filter (where t.kind = 'payment') as payments,
               count(*) filter (where t.kind = 'hold') as holds,
               count(*) filter (where t.kind = 'capture') as captures,
               count(*) filter (where t.kind = 'release') as releases,
               count(*) filter (where t.kind = 'refund') as refunds
          from unnest(i.ledger_transaction_ids) as listed (id)
          left join lateral (
            select * from ledger_transactions its
              where its.tenant_id = ${tenantId} and its.id = listed.id and its.intent_id = i.id
              limit 1) t on true) t
      where not (t.listed = t.own and (t.refunds > 0) = (i.refunded > 0) and case
          when i.status in ('scheduled', 'pending', 'failed') then t.listed = 0
          when i.status = 'canceled' then t.listed = 0
            or (i.capture_method = 'manual' and (t.listed, t.holds, t.releases) = (2, 1, 1))
          when i.capture_method = 'automatic' then
            i.status = 'succeeded' and t.payments = 1 and t.listed = 1 + t.refunds
          when i.status = 'requires_capture' then
            (t.payments, t.holds, t.releases) = (0, 1, 0) and (t.captures > 0) = (i.captured > 0)
          else t.payments = 0 and t.holds = 1 and t.captures > 0
            and t.releases = case when i.captured < leg.total then 1 else 0 end
        end)`,
};
