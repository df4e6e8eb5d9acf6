import {
  type CancellationReason,
  type CaptureMethod,
  type Failure,
  type FailureCode,
  type IntentStatus,
  type Leg,
  type Metadata,
  minorUnits,
  type PaymentIntent,
} from "@quittance/domain";
import { toInstant, toInstantOrNull } from "../instants.ts";
import { toCurrency } from "../ledger/to-currency.ts";
import { toId } from "../public-id.ts";

export interface IntentRow {
  readonly id: string;
  readonly status: IntentStatus;
  readonly capture_method: CaptureMethod;
  readonly execute_at: Date | null;
  readonly expires_at: Date | null;
  readonly hold_expires_at: Date | null;
  readonly effective_at: Date | null;
  readonly captured: string;
  readonly refunded: string;
  readonly failure_code: FailureCode | null;
  readonly failure_leg: number | null;
  readonly failed_by: string | null;
  readonly cancellation_reason: CancellationReason | null;
  readonly batch_id: string | null;
  readonly atomic: boolean;
  readonly ledger_transaction_ids: readonly string[];
  readonly description: string | null;
  readonly external_id: string | null;
  readonly metadata: Metadata;
  readonly version: number;
  readonly event_sequence: number;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly finished_at: Date | null;
}

export const INTENT_COLUMNS = [
  "id",
  "status",
  "capture_method",
  "execute_at",
  "expires_at",
  "hold_expires_at",
  "effective_at",
  "captured",
  "refunded",
  "failure_code",
  "failure_leg",
  "failed_by",
  "cancellation_reason",
  "batch_id",
  "atomic",
  "ledger_transaction_ids",
  "description",
  "external_id",
  "metadata",
  "version",
  "event_sequence",
  "created_at",
  "updated_at",
  "finished_at",
] as const satisfies readonly (keyof IntentRow)[];

export interface LegRow {
  readonly intent_id: string;
  readonly source: string;
  readonly destination: string;
  readonly currency: string;
  readonly exponent: number;
  readonly amount: string;
}

export const LEG_COLUMNS = [
  "intent_id",
  "source",
  "destination",
  "currency",
  "exponent",
  "amount",
] as const satisfies readonly (keyof LegRow)[];

const toLeg = (row: LegRow): Leg => ({
  amount: minorUnits(BigInt(row.amount)),
  currency: toCurrency(row),
  source: toId("acct", row.source),
  destination: toId("acct", row.destination),
});

/** Puts intents and their legs together; both come in the order of the intents' ids or positions. */
export function toIntents(
  rows: readonly IntentRow[],
  legRows: readonly LegRow[],
  livemode: boolean,
): readonly PaymentIntent[] {
  const legs = new Map<string, Leg[]>();
  for (const row of legRows) {
    const known = legs.get(row.intent_id);
    if (known) known.push(toLeg(row));
    else legs.set(row.intent_id, [toLeg(row)]);
  }
  return rows.map((row) => toIntent(row, legs.get(row.id) ?? [], livemode));
}

const toIntent = (row: IntentRow, legs: readonly Leg[], livemode: boolean): PaymentIntent => ({
  id: toId("pi", row.id),
  livemode,
  status: row.status,
  legs,
  captureMethod: row.capture_method,
  executeAt: toInstantOrNull(row.execute_at),
  expiresAt: toInstantOrNull(row.expires_at),
  holdExpiresAt: toInstantOrNull(row.hold_expires_at),
  atomicBatch: row.atomic && row.batch_id !== null ? toId("batch", row.batch_id) : null,
  captured: minorUnits(BigInt(row.captured)),
  refunded: minorUnits(BigInt(row.refunded)),
  effectiveAt: toInstantOrNull(row.effective_at),
  failure: toFailure(row),
  cancellationReason: row.cancellation_reason,
  ledgerTransactions: row.ledger_transaction_ids.map((id) => toId("txn", id)),
  description: row.description,
  externalId: row.external_id,
  metadata: row.metadata,
  version: row.version,
  eventSequence: row.event_sequence,
  createdAt: toInstant(row.created_at),
  updatedAt: toInstant(row.updated_at),
  finishedAt: toInstantOrNull(row.finished_at),
});

const toFailure = (row: IntentRow): Failure | null =>
  row.failure_code === null
    ? null
    : {
        code: row.failure_code,
        leg: row.failure_leg,
        culprit: row.failed_by === null ? null : toId("pi", row.failed_by),
      };
