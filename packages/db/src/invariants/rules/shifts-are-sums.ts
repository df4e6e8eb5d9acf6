import { sumShifts } from "../../ledger/sum-shifts.ts";
import type { Rule } from "../rule.ts";
import { scoped } from "../scoped.ts";

export const shiftsAreSums: Rule = {
  name: "shifts_are_sums",
  sentence: "The sums by which balances by effective time are told are those of the entries.",
  family: "account",
  subject: "account",
  audit: "complete",
  freezes: false,
  find: (sql, tenantId, scope) => sql`
    select account_id::text as subject_id,
           format('level %s, bucket %s: %s/%s', level, bucket, coalesce(due.debits, 0), coalesce(due.credits, 0)) as expected,
           format('%s/%s', coalesce(kept.debits, 0), coalesce(kept.credits, 0)) as found
      from (select account_id, level, bucket, debits, credits
              from ${scoped(sql, tenantId, "effective_shifts", "account_id", scope)} s
              where (debits <> 0 or credits <> 0)) kept
      full join (${sumShifts(
        sql,
        sql`(
          select account_id, direction, amount, effective_at, created_at
            from ${scoped(sql, tenantId, "entries", "account_id", scope)} e
            where layer = 'posted' and effective_at <> created_at)`,
      )}) due using (account_id, level, bucket)
      where (kept.debits, kept.credits) is distinct from (due.debits, due.credits)`,
};
