import type { Rule } from "../rule.ts";
import { scoped } from "../scoped.ts";

export const atomicBatchIsWhole: Rule = {
  name: "atomic_batch_is_whole",
  sentence: "The intents of an atomic batch go through together, or none of them does.",
  family: "payment_intent",
  subject: "batch",
  audit: "change",
  freezes: false,
  find: (sql, tenantId, scope) => sql`
    select batch.batch_id::text as subject_id,
           format('all %s went through, or none', member.count) as expected,
           format('%s went through', member.went_through) as found
      from (select distinct i.batch_id from ${scoped(sql, tenantId, "payment_intents", "id", scope)} i
              where i.atomic) batch
      cross join lateral (
        select count(*) as count,
               count(*) filter (where status in ('requires_capture', 'succeeded')
                 or (status = 'canceled' and ledger_transaction_ids <> '{}')) as went_through
          from payment_intents its
          where its.tenant_id = ${tenantId} and its.batch_id = batch.batch_id and its.atomic) member
      where member.went_through not in (0, member.count)`,
};
