import { type Rule, within } from "../rule.ts";

export const intentAmountsAreItsEntries: Rule = {
  name: "intent_amounts_are_its_entries",
  sentence: "What an intent captured, refunded and has on hold is what its entries say.",
  family: "payment_intent",
  subject: "payment_intent",
  audit: "change",
  freezes: false,
  find: (sql, tenantId, scope) => sql`
    select i.id::text as subject_id,
           format('captured %s, refunded %s, on hold %s', i.captured, i.refunded, due.on_hold) as expected,
           format('captured %s, refunded %s, on hold %s of %s, elsewhere %s', e.captured, e.refunded,
                  e.held - e.undone, e.held, e.elsewhere) as found
      from payment_intents i
      cross join lateral (
        select coalesce(sum(leg.amount), 0) as total from legs leg
          where leg.tenant_id = ${tenantId} and leg.intent_id = i.id) leg
      cross join lateral (
        select coalesce(sum(e.amount) filter (where e.layer = 'posted' and t.kind in ('payment', 'capture')), 0) as captured,
               coalesce(sum(e.amount) filter (where e.layer = 'posted' and t.kind = 'refund'), 0) as refunded,
               coalesce(sum(e.amount) filter (where e.layer = 'pending' and t.kind = 'hold'), 0) as held,
               coalesce(sum(e.amount) filter (where e.layer = 'pending' and t.kind in ('capture', 'release')), 0) as undone,
               coalesce(sum(e.amount) filter (where (e.layer, t.kind) in (
                 ('posted', 'hold'), ('posted', 'release'), ('pending', 'payment'), ('pending', 'refund'))), 0) as elsewhere
          from ledger_transactions t
          join entries e on e.tenant_id = ${tenantId} and e.ledger_transaction_id = t.id and e.direction = 'debit'
          where t.tenant_id = ${tenantId} and t.id = any(i.ledger_transaction_ids) and t.intent_id = i.id) e
      cross join lateral (
        select case i.status when 'requires_capture' then leg.total - i.captured else 0 end as on_hold) due
      where i.tenant_id = ${tenantId} and ${within(sql, "i.id", scope)}
        and ((i.captured, i.refunded, due.on_hold) <> (e.captured, e.refunded, e.held - e.undone)
          or e.held not in (0, leg.total) or e.elsewhere <> 0)`,
};
