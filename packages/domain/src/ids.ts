import type { Brand } from "./brand.ts";

/** The prefix of every public id; an id is a TypeID: prefix, underscore, UUIDv7 in base32. */
export const ID_PREFIXES = {
  account: "acct",
  paymentIntent: "pi",
  capture: "cap",
  refund: "re",
  cancellation: "cancel",
  ledgerTransaction: "txn",
  entry: "entry",
  event: "evt",
  endpoint: "we",
  endpointSecret: "wsec",
  delivery: "del",
  task: "task",
  apiKey: "key",
  batch: "batch",
  auditLogEntry: "alog",
} as const;

export type IdKind = keyof typeof ID_PREFIXES;
export type IdPrefix = (typeof ID_PREFIXES)[IdKind];
export type Id<Prefix extends IdPrefix> = Brand<`${Prefix}_${string}`, Prefix>;

export type AccountId = Id<"acct">;
export type PaymentIntentId = Id<"pi">;
/** Cancellations have no resource of their own; their ids stay inside. */
export type OperationId = Id<"cap"> | Id<"re"> | Id<"cancel">;
export type LedgerTransactionId = Id<"txn">;
export type EntryId = Id<"entry">;
export type EventId = Id<"evt">;
export type EndpointId = Id<"we">;
/** Secrets have no resource of their own; their ids stay inside. */
export type EndpointSecretId = Id<"wsec">;
export type DeliveryId = Id<"del">;
export type TaskId = Id<"task">;
export type ApiKeyId = Id<"key">;
export type BatchId = Id<"batch">;
export type AuditLogEntryId = Id<"alog">;

/** A tenant's id is a bare UUID: it never leaves the system. */
export type TenantId = Brand<string, "TenantId">;

/** Where new ids come from. The domain has no randomness of its own: whoever calls brings it. */
export interface IdSource {
  ledgerTransaction(): LedgerTransactionId;
  entry(): EntryId;
  event(): EventId;
}
