import type { Rule } from "../rule.ts";

export const debitsEqualCredits: Rule = {
  name: "debits_equal_credits",
  sentence: "Over all accounts of a currency debits equal credits, posted and pending.",
  family: "tenant",
  subject: "currency",
  audit: "complete",
  freezes: false,
  find: (sql, tenantId) => sql`
    select currency || '/' || exponent as subject_id,
           format('credits of posted %s, pending %s', sum(posted_debits), sum(pending_debits)) as expected,
           format('posted %s, pending %s', sum(posted_credits), sum(pending_credits)) as found
      from accounts where tenant_id = ${tenantId}
      group by currency, exponent
      having sum(posted_debits) <> sum(posted_credits) or sum(pending_debits) <> sum(pending_credits)`,
};
