import {
  type Account,
  type AccountRecord,
  type AccountStatus,
  type Metadata,
  type MinorUnits,
  minorUnits,
  type NormalBalance,
} from "@quittance/domain";
import { toInstant } from "../instants.ts";
import { toCurrency } from "../ledger/to-currency.ts";
import { toId } from "../public-id.ts";

/** The columns that decide about money. */
export interface AccountRow {
  readonly id: string;
  readonly currency: string;
  readonly exponent: number;
  readonly normal_balance: NormalBalance;
  readonly status: AccountStatus;
  readonly overdraft_limit: string | null;
  readonly posted_debits: string;
  readonly posted_credits: string;
  readonly pending_debits: string;
  readonly pending_credits: string;
  readonly version: string;
}

export interface AccountRecordRow extends AccountRow {
  readonly external_id: string | null;
  readonly name: string | null;
  readonly metadata: Metadata;
  readonly created_at: Date;
  readonly updated_at: Date;
}

/** What is read of an account where all of it is shown. */
export const ACCOUNT_RECORD_COLUMNS = [
  "id",
  "currency",
  "exponent",
  "normal_balance",
  "status",
  "overdraft_limit",
  "posted_debits",
  "posted_credits",
  "pending_debits",
  "pending_credits",
  "version",
  "external_id",
  "name",
  "metadata",
  "created_at",
  "updated_at",
] as const satisfies readonly (keyof AccountRecordRow)[];

const toMinorUnits = (numeric: string): MinorUnits => minorUnits(BigInt(numeric));

export const toAccount = (row: AccountRow): Account => ({
  id: toId("acct", row.id),
  currency: toCurrency(row),
  normalBalance: row.normal_balance,
  status: row.status,
  overdraftLimit: row.overdraft_limit === null ? null : toMinorUnits(row.overdraft_limit),
  postedDebits: toMinorUnits(row.posted_debits),
  postedCredits: toMinorUnits(row.posted_credits),
  pendingDebits: toMinorUnits(row.pending_debits),
  pendingCredits: toMinorUnits(row.pending_credits),
  version: Number(row.version),
});

export const toAccountRecord = (row: AccountRecordRow, livemode: boolean): AccountRecord => ({
  ...toAccount(row),
  livemode,
  externalId: row.external_id,
  name: row.name,
  metadata: row.metadata,
  createdAt: toInstant(row.created_at),
  updatedAt: toInstant(row.updated_at),
});
