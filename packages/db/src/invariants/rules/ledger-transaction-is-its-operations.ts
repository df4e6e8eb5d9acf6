import type { Rule } from "../rule.ts";
import { scoped } from "../scoped.ts";

export const ledgerTransactionIsItsOperations: Rule = {
  name: "ledger_transaction_is_its_operations",
  sentence:
    "A ledger transaction of kind capture or refund is listed by exactly one such operation of its intent.",
  family: "ledger_transaction",
  subject: "ledger_transaction",
  audit: "change",
  freezes: false,
  find: (sql, tenantId, scope) => sql`
    select t.id::text as subject_id, format('one %s', t.kind) as expected, format('%s', o.operations) as found
      from ${scoped(sql, tenantId, "ledger_transactions", "id", scope)} t
      cross join lateral (
        select count(*) as operations from operations o
          where o.tenant_id = ${tenantId} and o.intent_id = t.intent_id and o.kind = t.kind
            and o.status = 'succeeded' and t.id = any(o.ledger_transaction_ids)) o
      where t.kind in ('capture', 'refund') and o.operations <> 1`,
};
