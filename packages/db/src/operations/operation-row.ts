import {
  type Metadata,
  minorUnits,
  type Operation,
  type OperationFailureCode,
  type OperationId,
  type OperationKind,
  type OperationStatus,
} from "@quittance/domain";
import { toInstant, toInstantOrNull } from "../instants.ts";
import { toId } from "../public-id.ts";

export interface OperationRow {
  readonly id: string;
  readonly kind: OperationKind;
  readonly intent_id: string;
  readonly amount: string | null;
  readonly final: boolean;
  readonly metadata: Metadata;
  readonly status: OperationStatus;
  readonly failure_code: OperationFailureCode | null;
  readonly failure_leg: number | null;
  readonly ledger_transaction_ids: readonly string[];
  readonly version: number;
  readonly created_at: Date;
  readonly finished_at: Date | null;
}

export const OPERATION_COLUMNS = [
  "id",
  "kind",
  "intent_id",
  "amount",
  "final",
  "metadata",
  "status",
  "failure_code",
  "failure_leg",
  "ledger_transaction_ids",
  "version",
  "created_at",
  "finished_at",
] as const satisfies readonly (keyof OperationRow)[];

const ID_PREFIX = { capture: "cap", refund: "re", cancel: "cancel" } as const satisfies Record<
  OperationKind,
  string
>;

const toOperationId = (kind: OperationKind, uuid: string): OperationId =>
  toId(ID_PREFIX[kind], uuid);

export const toOperation = (row: OperationRow): Operation => ({
  id: toOperationId(row.kind, row.id),
  kind: row.kind,
  paymentIntent: toId("pi", row.intent_id),
  amount: row.amount === null ? null : minorUnits(BigInt(row.amount)),
  final: row.final,
  metadata: row.metadata,
  status: row.status,
  failure: row.failure_code === null ? null : { code: row.failure_code, leg: row.failure_leg },
  ledgerTransactions: row.ledger_transaction_ids.map((id) => toId("txn", id)),
  version: row.version,
  createdAt: toInstant(row.created_at),
  finishedAt: toInstantOrNull(row.finished_at),
});
