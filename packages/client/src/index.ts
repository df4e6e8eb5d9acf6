export { createClient, type QuittanceClient } from "./client.ts";
export type { ClientOptions } from "./client-settings.ts";
export {
  type Problem,
  type ProblemField,
  QuittanceConfigurationError,
  QuittanceConnectionError,
  QuittanceError,
  QuittanceWaitTimeoutError,
} from "./errors.ts";
export type { List, PageParams } from "./list.ts";
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
export type { Account, AccountCreateParams, AccountUpdateParams } from "./resources/accounts.ts";
export type { Axis, Balance, EffectiveBalance, MomentParams } from "./resources/balance.ts";
export type { Capture, CaptureCreateParams } from "./resources/captures.ts";
export type { Currency, CurrencyCreateParams } from "./resources/currencies.ts";
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
export type { TimelineMoment } from "./resources/payment-intent-timeline.ts";
export type {
  Batch,
  BatchCreateParams,
  BatchItem,
  BatchItemParams,
  Leg,
  PaymentIntent,
  PaymentIntentCreateParams,
  PaymentIntentListParams,
  PaymentIntentPreview,
  PaymentIntentStatus,
  PaymentIntentTimeline,
  SeveralLegsParams,
  SingleLegParams,
} from "./resources/payment-intents.ts";
export type { Refund, RefundCreateParams } from "./resources/refunds.ts";
export type { Statement, StatementParams } from "./resources/statement.ts";
export type { TrialBalance, TrialBalanceLine } from "./resources/trial-balance.ts";
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
  WebhookEndpointUpdateParams,
} from "./resources/webhook-endpoints.ts";
export type { WebhookTask } from "./resources/webhook-tasks.ts";
export type { AnswerInfo } from "./send-once.ts";
export type { CallOptions, CreateOptions } from "./send-request.ts";
export type { StreamOptions } from "./stream-events.ts";
export type { WaitOptions } from "./wait-for-intent.ts";
export { verifyWebhook, type WebhookHeaders, WebhookVerificationError } from "./webhooks.ts";
