import { createAccountsResource } from "./resources/accounts.ts";
import { createApiKeysResource } from "./resources/api-keys.ts";
import { createAuditLogResource } from "./resources/audit-log.ts";
import { createCapturesResource } from "./resources/captures.ts";
import { createCurrenciesResource } from "./resources/currencies.ts";
import { createEventsResource } from "./resources/events.ts";
import { createLedgerTransactionsResource } from "./resources/ledger-transactions.ts";
import { createPaymentIntentsResource } from "./resources/payment-intents.ts";
import { createRefundsResource } from "./resources/refunds.ts";
import { createTrialBalanceCall } from "./resources/trial-balance.ts";
import { createWebhookDeliveriesResource } from "./resources/webhook-deliveries.ts";
import { createWebhookEndpointsResource } from "./resources/webhook-endpoints.ts";
import { createWebhookTasksResource } from "./resources/webhook-tasks.ts";
import { type ClientOptions, resolveSettings } from "./transport/client-settings.ts";
import { readEnvironment } from "./transport/read-environment.ts";
import { type Send, sendRequest } from "./transport/send-request.ts";

/** What `createClient` gives. */
export type QuittanceClient = ReturnType<typeof createClient>;

/**
 * A client of one Quittance instance. Make one and share it: its calls share one budget of
 * retries. It needs no closing.
 *
 * Every call may throw a `QuittanceError` when Quittance refuses, a `QuittanceConnectionError` when
 * no answer came, and the reason of its `signal`.
 *
 * @throws QuittanceConfigurationError when there is no API key or the URL is none
 */
export function createClient(options: ClientOptions = {}) {
  const settings = resolveSettings(options, readEnvironment);
  const send: Send = (route, call) => sendRequest(settings, route, call);
  return {
    /** Accounts, their balances, entries and statements. */
    accounts: createAccountsResource(send),
    /** Currencies: those of ISO 4217, and your own. */
    currencies: createCurrenciesResource(send),
    /** Payments: handed in, held, captured, canceled, looked at. */
    paymentIntents: createPaymentIntentsResource(send),
    /** Captures of held payments. */
    captures: createCapturesResource(send),
    /** Refunds of captured payments. */
    refunds: createRefundsResource(send),
    /** What was written to the books. */
    ledgerTransactions: createLedgerTransactionsResource(send),
    /**
     * The proof of the books: everything that was posted (or counts) by a moment, from one snapshot.
     *
     * @throws QuittanceError `timestamp_invalid`, `moment_unsettled`
     */
    trialBalance: createTrialBalanceCall(send),
    /** What happened, as lists and as a stream. */
    events: createEventsResource(send, settings),
    /** Receivers of webhooks, and what was sent to them. */
    webhookEndpoints: createWebhookEndpointsResource(send),
    /** Single events on their way to a receiver. */
    webhookDeliveries: createWebhookDeliveriesResource(send),
    /** Recoveries and replays of webhooks, with their progress. */
    webhookTasks: createWebhookTasksResource(send),
    /** Keys of this API: made, listed, rotated, revoked. */
    apiKeys: createApiKeysResource(send),
    /** Who did what to keys, accounts, currencies and endpoints. */
    auditLog: createAuditLogResource(send),
  };
}
