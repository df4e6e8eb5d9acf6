import type { Rule } from "../rule.ts";
import { scoped } from "../scoped.ts";

export const operationHasItsEvent: Rule = {
  name: "operation_has_its_event",
  sentence:
    "A capture or refund that was decided has one event that says how; no other operation has one.",
  family: "payment_intent",
  subject: "operation",
  audit: "change",
  freezes: false,
  find: (sql, tenantId, scope) => sql`
    select o.id::text as subject_id, format('%s', due.events) as expected, format('%s', e.events) as found
      from ${scoped(sql, tenantId, "operations", "intent_id", scope)} o
      cross join lateral (
        select coalesce(array_agg(e.sequence || ' ' || e.type order by e.sequence), '{}') as events
          from events e where e.tenant_id = ${tenantId} and e.resource_id = o.id) e
      cross join lateral (
        select case when o.kind = 'cancel' or o.status = 'pending' then array[]::text[]
                    else array['1 ' || o.kind || '.' || o.status] end as events) due
      where e.events <> due.events`,
};
