import { sumShifts } from "../../ledger/sum-shifts.ts";
import { type Rule, within } from "../rule.ts";

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
              from effective_shifts
              where tenant_id = ${tenantId} and ${within(sql, "account_id", scope)}
                and (debits <> 0 or credits <> 0)) kept
      full join (${sumShifts(
        sql,
        sql`(
          select account_id, direction, amount, effective_at, created_at
            from entries
            where tenant_id = ${tenantId} and ${within(sql, "account_id", scope)}
              and layer = 'posted' and effective_at <> created_at)`,
      )}) due using (account_id, level, bucket)
      where (kept.debits, kept.credits) is distinct from (due.debits, due.credits)`,
};
