import type { Rule } from "../rule.ts";
import { scoped } from "../scoped.ts";

export const accountHasItsEvents: Rule = {
  name: "account_has_its_events",
  sentence: "The events of an account are numbered without gaps up to its event_sequence.",
  family: "account",
  subject: "account",
  audit: "change",
  freezes: false,
  find: (sql, tenantId, scope) => sql`
    select a.id::text as subject_id, format('events 1 to %s', a.event_sequence) as expected,
           format('%s events, the last %s', e.events, e.last) as found
      from ${scoped(sql, tenantId, "accounts", "id", scope)} a
      cross join lateral (
        select count(*) as events, coalesce(max(e.sequence), 0) as last from events e
          where e.tenant_id = ${tenantId} and e.resource_id = a.id) e
      where e.events <> a.event_sequence or e.last <> a.event_sequence`,
};
