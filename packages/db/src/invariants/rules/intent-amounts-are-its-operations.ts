import type { Rule } from "../rule.ts";
import { scoped } from "../scoped.ts";

export const intentAmountsAreItsOperations: Rule = {
  name: "intent_amounts_are_its_operations",
  sentence:
    "What an intent captured and refunded is what its succeeded operations come to, and refunded <= captured <= total.",
  family: "payment_intent",
  subject: "payment_intent",
  audit: "change",
  freezes: false,
  find: (sql, tenantId, scope) => sql`
    select i.id::text as subject_id,
           format('captured %s, refunded %s of %s', due.captured, due.refunded, leg.total) as expected,
           format('captured %s, refunded %s', i.captured, i.refunded) as found
      from ${scoped(sql, tenantId, "payment_intents", "id", scope)} i
      cross join lateral (
        select coalesce(sum(leg.amount), 0) as total from legs leg
          where leg.tenant_id = ${tenantId} and leg.intent_id = i.id) leg
      cross join lateral (
        select case when i.capture_method = 'manual' then coalesce(sum(o.amount) filter (where o.kind = 'capture'), 0)
                    when i.status = 'succeeded' then leg.total else 0 end as captured,
               coalesce(sum(o.amount) filter (where o.kind = 'refund'), 0) as refunded
          from operations o
          where o.tenant_id = ${tenantId} and o.intent_id = i.id and o.status = 'succeeded') due
      where ((i.captured, i.refunded) <> (due.captured, due.refunded)
          or i.refunded > i.captured or i.captured > leg.total
          or (i.status = 'requires_capture' and i.captured = leg.total))`,
};
