import { type Rule, within } from "../rule.ts";

export const atomicBatchIsWhole: Rule = {
  name: "atomic_batch_is_whole",
  sentence: "The intents of an atomic batch go through together, or none of them does.",
  family: "payment_intent",
  subject: "batch",
  audit: "change",
  freezes: false,
  find: (sql, tenantId, scope) => sql`
    select member.batch_id::text as subject_id, format('all %s went through, or none', count(*)) as expected,
           format('%s went through', count(*) filter (where member.went_through)) as found
      from (select batch_id,
                   status in ('requires_capture', 'succeeded')
                     or (status = 'canceled' and ledger_transaction_ids <> '{}') as went_through
              from payment_intents
              where tenant_id = ${tenantId} and atomic and batch_id in (
                select i.batch_id from payment_intents i
                  where i.tenant_id = ${tenantId} and ${within(sql, "i.id", scope)} and i.atomic)) member
      group by member.batch_id
      having count(*) filter (where member.went_through) not in (0, count(*))`,
};
