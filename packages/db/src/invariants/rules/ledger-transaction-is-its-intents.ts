import { intentOfTransaction } from "../lookups.ts";
import type { Rule } from "../rule.ts";
import { scoped } from "../scoped.ts";

export const ledgerTransactionIsItsIntents: Rule = {
  name: "ledger_transaction_is_its_intents",
  sentence: "A ledger transaction is listed by its intent.",
  family: "ledger_transaction",
  subject: "ledger_transaction",
  audit: "change",
  freezes: false,
  find: (sql, tenantId, scope) => sql`
    select t.id::text as subject_id, format('listed by intent %s', t.intent_id) as expected,
           case when i.id is null then 'no such intent' else 'not listed' end as found
      from ${scoped(sql, tenantId, "ledger_transactions", "id", scope)} t
      ${intentOfTransaction(sql, tenantId)}
      where i.id is null or t.id <> all(i.ledger_transaction_ids)`,
};
