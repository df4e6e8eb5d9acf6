import { entriesOfIntent } from "../lookups.ts";
import type { Rule } from "../rule.ts";
import { scoped } from "../scoped.ts";

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
      from ${scoped(sql, tenantId, "payment_intents", "id", scope)} i
      cross join lateral (
        select coalesce(sum(leg.amount), 0) as total from legs leg
          where leg.tenant_id = ${tenantId} and leg.intent_id = i.id) leg
      cross join lateral (
        select coalesce(sum(e.amount) filter (where e.layer = 'posted' and e.kind in ('payment', 'capture')), 0) as captured,
               coalesce(sum(e.amount) filter (where e.layer = 'posted' and e.kind = 'refund'), 0) as refunded,
               coalesce(sum(e.amount) filter (where e.layer = 'pending' and e.kind = 'hold'), 0) as held,
               coalesce(sum(e.amount) filter (where e.layer = 'pending' and e.kind in ('capture', 'release')), 0) as undone,
               coalesce(sum(e.amount) filter (where (e.layer, e.kind) in (
                 ('posted', 'hold'), ('posted', 'release'), ('pending', 'payment'), ('pending', 'refund'))), 0) as elsewhere
          from ${entriesOfIntent(sql, tenantId)} e
          where e.direction = 'debit') e
      cross join lateral (
        select case i.status when 'requires_capture' then leg.total - i.captured else 0 end as on_hold) due
      where ((i.captured, i.refunded, due.on_hold) <> (e.captured, e.refunded, e.held - e.undone)
          or e.held not in (0, leg.total) or e.elsewhere <> 0)`,
};
