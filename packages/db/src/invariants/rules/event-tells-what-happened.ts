import type { Rule } from "../rule.ts";
import { scoped } from "../scoped.ts";

export const eventTellsWhatHappened: Rule = {
  name: "event_tells_what_happened",
  sentence:
    "The body of an event of an intent, capture or refund has the type, the number and the status of which the event is.",
  family: "payment_intent",
  subject: "payment_intent",
  audit: "complete",
  freezes: false,
  find: (sql, tenantId, scope) => sql`
    select i.id::text as subject_id, format('%s, number %s', e.type, e.sequence) as expected,
           format('%s, number %s, %s', told.type, told.sequence, told.status) as found
      from ${scoped(sql, tenantId, "payment_intents", "id", scope)} i
      cross join lateral (
        select i.id as resource_id
        union all
        select o.id from operations o where o.tenant_id = ${tenantId} and o.intent_id = i.id) resource
      cross join lateral (
        select * from events its
          where its.tenant_id = ${tenantId} and its.resource_id = resource.resource_id
          offset 0) e
      cross join lateral (select e.body::jsonb as body) parsed
      cross join lateral (
        select parsed.body ->> 'type' as type, parsed.body ->> 'sequence' as sequence,
               parsed.body #>> '{data,object,status}' as status) told
      where (told.type, told.sequence, told.status)
          is distinct from (e.type, e.sequence::text, split_part(e.type, '.', 2))`,
};
