import { type Counters, minorUnits } from "@quittance/domain";

/** Counters as a statement reads them. */
export interface CountersRow {
  readonly posted_debits: string;
  readonly posted_credits: string;
  readonly pending_debits: string;
  readonly pending_credits: string;
}

export const toCounters = (row: CountersRow): Counters => ({
  postedDebits: minorUnits(BigInt(row.posted_debits)),
  postedCredits: minorUnits(BigInt(row.posted_credits)),
  pendingDebits: minorUnits(BigInt(row.pending_debits)),
  pendingCredits: minorUnits(BigInt(row.pending_credits)),
});
