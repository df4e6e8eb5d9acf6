export { createClient, type QuittanceClient } from "./client.ts";
export {
  type ErrorCode,
  isQuittanceError,
  type Problem,
  type ProblemCode,
  type ProblemField,
  QuittanceConfigurationError,
  QuittanceConnectionError,
  QuittanceError,
  QuittanceWaitTimeoutError,
  WebhookVerificationError,
} from "./errors.ts";
export {
  createEventMemory,
  type EventMemory,
  type MemoryOptions,
} from "./receiving/event-memory.ts";
export {
  createReceiver,
  type Receiver,
  type ReceiverAnswer,
  type ReceiverOptions,
} from "./receiving/receive-webhook.ts";
export type {
  Account,
  AccountCreateParams,
  AccountEntryListParams,
  AccountListParams,
  AccountUpdateParams,
} from "./resources/accounts.ts";
export type {
  ApiKey,
  ApiKeyCreateParams,
  ApiKeyListParams,
  ApiKeyRotateParams,
  CreatedApiKey,
} from "./resources/api-keys.ts";
export type { AuditLogEntry, AuditLogListParams } from "./resources/audit-log.ts";
export type { Axis, Balance, EffectiveBalance, MomentParams } from "./resources/balance.ts";
export type { Capture, CaptureCreateParams } from "./resources/captures.ts";
export type { Currency, CurrencyCreateParams, CurrencyListParams } from "./resources/currencies.ts";
export type {
  EventListParams,
  EventObjects,
  EventStreamParams,
  EventType,
  QuittanceEvent,
} from "./resources/events.ts";
export type {
  AccountEntry,
  Entry,
  LedgerTransaction,
  LedgerTransactionListParams,
} from "./resources/ledger-transactions.ts";
export type {
  Leg,
  PaymentIntent,
  PaymentIntentCreateParams,
  PaymentIntentPreview,
  PaymentIntentStatus,
  SeveralLegsParams,
  SingleLegParams,
} from "./resources/payment-intent.ts";
export type {
  Batch,
  BatchCreateParams,
  BatchItem,
  BatchItemParams,
} from "./resources/payment-intent-batch.ts";
export type { PaymentIntentTimeline, TimelineMoment } from "./resources/payment-intent-timeline.ts";
export type { PaymentIntentListParams } from "./resources/payment-intents.ts";
export type { Refund, RefundCreateParams } from "./resources/refunds.ts";
export type { Statement, StatementParams } from "./resources/statement.ts";
export type {
  TrialBalance,
  TrialBalanceLine,
  TrialBalanceParams,
} from "./resources/trial-balance.ts";
export type {
  WebhookAttempt,
  WebhookDelivery,
  WebhookDeliveryWithAttempts,
} from "./resources/webhook-deliveries.ts";
export type {
  CreatedWebhookEndpoint,
  DeliveryListParams,
  PeriodParams,
  ReplayParams,
  RotateSecretParams,
  WebhookEndpoint,
  WebhookEndpointCreateParams,
  WebhookEndpointListParams,
  WebhookEndpointUpdateParams,
} from "./resources/webhook-endpoints.ts";
export type { WebhookTask } from "./resources/webhook-tasks.ts";
export type { ClientOptions } from "./transport/client-settings.ts";
export type { List, Listing, PageParams } from "./transport/listing.ts";
export type { RateLimit } from "./transport/rate-limit.ts";
export type { RetryBudgetOptions } from "./transport/retry-budget.ts";
export type { AnswerInfo } from "./transport/send-once.ts";
export type { CallOptions, CreateOptions, SubmitOptions } from "./transport/send-request.ts";
export type { StreamOptions } from "./transport/stream-events.ts";
export { verifyWebhook, type WebhookHeaders } from "./webhooks.ts";
