import type { Rule } from "../rule.ts";
import { scoped } from "../scoped.ts";

export const intentHasLegs: Rule = {
  name: "intent_has_legs",
  sentence: "An intent has legs, numbered from 0 without gaps.",
  family: "payment_intent",
  subject: "payment_intent",
  audit: "change",
  freezes: false,
  find: (sql, tenantId, scope) => sql`
    select i.id::text as subject_id, 'legs, numbered from 0' as expected,
           format('%s legs, the last %s', leg.legs, leg.last) as found
      from ${scoped(sql, tenantId, "payment_intents", "id", scope)} i
      cross join lateral (
        select count(*) as legs, max(leg.position) as last from legs leg
          where leg.tenant_id = ${tenantId} and leg.intent_id = i.id) leg
      where leg.legs = 0 or leg.last <> leg.legs - 1`,
};
