import type { Rule } from "../rule.ts";
import { scoped } from "../scoped.ts";

export const intentHasItsEvents: Rule = {
  name: "intent_has_its_events",
  sentence:
    "An intent has one event for each status that it came to, numbered from 1, and event_sequence counts them.",
  family: "payment_intent",
  subject: "payment_intent",
  audit: "change",
  freezes: false,
  find: (sql, tenantId, scope) => sql`
    select i.id::text as subject_id, format('%s, counted as such', due.types) as expected,
           format('%s numbered %s, counted as %s', e.types, e.sequences, i.event_sequence) as found
      from ${scoped(sql, tenantId, "payment_intents", "id", scope)} i
      cross join lateral (
        select coalesce(array_agg(e.type order by e.sequence), '{}') as types,
               coalesce(array_agg(e.sequence order by e.sequence), '{}') as sequences
          from events e where e.tenant_id = ${tenantId} and e.resource_id = i.id) e
      cross join lateral (
        select case
          when i.status in ('scheduled', 'pending') then array[]::text[]
          when i.capture_method = 'manual' and (i.status = 'succeeded'
               or (i.status = 'canceled' and i.ledger_transaction_ids <> '{}'))
            then array['payment_intent.requires_capture', 'payment_intent.' || i.status]
          else array['payment_intent.' || i.status]
        end as types) due
      where (e.types <> due.types or i.event_sequence <> cardinality(due.types)
          or e.sequences <> array(select generate_series(1, cardinality(due.types))))`,
};
