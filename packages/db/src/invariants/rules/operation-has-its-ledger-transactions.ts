import type { Rule } from "../rule.ts";
import { scoped } from "../scoped.ts";

export const operationHasItsLedgerTransactions: Rule = {
  name: "operation_has_its_ledger_transactions",
  sentence:
    "A succeeded operation lists the ledger transactions of its kind, which move its amount; any other lists none.",
  family: "payment_intent",
  subject: "operation",
  audit: "change",
  freezes: false,
  find: (sql, tenantId, scope) => sql`
    select o.id::text as subject_id,
           format('those of a %s %s of %s', o.status, o.kind, o.amount) as expected,
           format('%s listed, of which its intent''s: %s capture, %s release, %s refund that move %s',
                  t.listed, t.captures, t.releases, t.refunds, t.moved) as found
      from ${scoped(sql, tenantId, "operations", "intent_id", scope)} o
      cross join lateral (
        select count(*) as listed, count(*) filter (where t.kind = 'capture') as captures,
               count(*) filter (where t.kind = 'release') as releases,
               count(*) filter (where t.kind = 'refund') as refunds,
               coalesce(sum(e.amount), 0) as moved
          from unnest(o.ledger_transaction_ids) as listed (id)
          left join lateral (
            select * from ledger_transactions its
              where its.tenant_id = ${tenantId} and its.id = listed.id and its.intent_id = o.intent_id
              limit 1) t on true
          cross join lateral (
            select sum(e.amount) as amount from entries e
              where e.tenant_id = ${tenantId} and e.ledger_transaction_id = t.id
                and e.layer = 'posted' and e.direction = 'debit') e) t
      where not case
          when o.status <> 'succeeded' then t.listed = 0
          when o.kind = 'capture' then t.captures = 1 and t.releases <= 1
            and t.listed = 1 + t.releases and t.moved = o.amount
          when o.kind = 'refund' then (t.listed, t.refunds) = (1, 1) and t.moved = o.amount
          else t.listed <= 1 and t.listed = t.releases and t.moved = 0
        end`,
};
