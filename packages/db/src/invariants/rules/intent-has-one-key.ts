import type { Rule } from "../rule.ts";
import { scoped } from "../scoped.ts";

/**
 * A key is written by the statement that writes its intent, so it is looked for at the same time: keys
 * have an index of times and none of intents.
 */
export const intentHasOneKey: Rule = {
  name: "intent_has_one_key",
  sentence: "An intent belongs to exactly one idempotency key.",
  family: "payment_intent",
  subject: "payment_intent",
  audit: "complete",
  freezes: false,
  find: (sql, tenantId, scope) => sql`
    with intent as materialized (
      select i.id, i.created_at from ${scoped(sql, tenantId, "payment_intents", "id", scope)} i
    ), key as materialized (
      select k.intent_id, count(*) as keys
        from idempotency_keys k
        where k.tenant_id = ${tenantId} and k.intent_id is not null
          and k.created_at >= (select min(created_at) from intent)
          and k.created_at < (select max(created_at) from intent) + interval '1 millisecond'
        group by k.intent_id
    )
    select intent.id::text as subject_id, 'one key' as expected,
           format('%s', coalesce(key.keys, 0)) as found
      from intent left join key on key.intent_id = intent.id
      where coalesce(key.keys, 0) <> 1`,
};
