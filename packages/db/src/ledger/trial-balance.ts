import {
  type AccountId,
  type Currency,
  type Instant,
  type MinorUnits,
  minorUnits,
  type TenantId,
} from "@quittance/domain";
import type { Database } from "../database.ts";
import { inTenant } from "../in-tenant.ts";
import { toId } from "../public-id.ts";
import { type Axis, countersAt, momentOf } from "./axis.ts";
import { toCurrency } from "./to-currency.ts";

/** Debits and credits in minor units. Over all accounts of a currency they are equal, always. */
export interface TrialBalanceLine {
  readonly currency: Currency;
  readonly debits: MinorUnits;
  readonly credits: MinorUnits;
}

export interface TrialBalance {
  readonly totals: readonly TrialBalanceLine[];
  readonly accounts: readonly (TrialBalanceLine & { readonly account: AccountId })[];
}

interface Row {
  readonly id: string | null;
  readonly currency: string;
  readonly exponent: number;
  readonly debits: string;
  readonly credits: string;
}

/**
 * All accounts and their totals at a moment, by default as they stand. Taken from one snapshot: one
 * statement, so that no posting falls in between. A ledger transaction balances and has one time of
 * each kind, so that the books balance at every moment, whichever time is asked for.
 */
export async function readTrialBalance(
  db: Database,
  tenantId: TenantId,
  { axis, at }: { readonly axis: Axis; readonly at?: Instant | undefined } = { axis: "posted" },
): Promise<TrialBalance> {
  const rows = await inTenant(db, tenantId, (sql) => {
    const counters =
      axis === "posted" && at === undefined
        ? sql`lateral (select a.posted_debits, a.posted_credits)`
        : countersAt(sql, axis, momentOf(sql, at));
    return sql<Row[]>`
      select a.id, a.currency, a.exponent,
             sum(c.posted_debits) as debits, sum(c.posted_credits) as credits
        from accounts a, ${counters} as c
        where a.tenant_id = ${tenantId}
        group by grouping sets ((a.currency, a.exponent), (a.currency, a.exponent, a.id))
        order by a.currency, a.id nulls first`;
  });
  const line = (row: Row): TrialBalanceLine => ({
    currency: toCurrency(row),
    debits: minorUnits(BigInt(row.debits)),
    credits: minorUnits(BigInt(row.credits)),
  });
  return {
    totals: rows.filter((row) => row.id === null).map(line),
    accounts: rows.flatMap((row) =>
      row.id === null ? [] : [{ account: toId("acct", row.id), ...line(row) }],
    ),
  };
}
