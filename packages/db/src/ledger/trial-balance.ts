import {
  type AccountId,
  type Currency,
  type MinorUnits,
  minorUnits,
  type TenantId,
} from "@quittance/domain";
import type { Database } from "../database.ts";
import { toId } from "../public-id.ts";
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

/** All accounts and their totals, taken from one snapshot: one statement, so that no posting falls in between. */
export async function readTrialBalance(db: Database, tenantId: TenantId): Promise<TrialBalance> {
  const rows = await db.sql<Row[]>`
      select id, currency, exponent, sum(posted_debits) as debits, sum(posted_credits) as credits
        from accounts where tenant_id = ${tenantId}
        group by grouping sets ((currency, exponent), (currency, exponent, id))
        order by currency, id nulls first`;
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
