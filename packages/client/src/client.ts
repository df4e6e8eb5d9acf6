import { type ClientOptions, resolveSettings } from "./client-settings.ts";
import { createAccountsResource } from "./resources/accounts.ts";
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
import { type Send, sendRequest } from "./send-request.ts";

export type QuittanceClient = ReturnType<typeof createClient>;

/**
 * A client of one Quittance instance. It keeps no state and needs no closing.
 *
 * @throws QuittanceConfigurationError when there is no API key or the URL is none
 */
export function createClient(options: ClientOptions = {}) {
  const settings = resolveSettings(options, process.env);
  const send: Send = (request) => sendRequest(settings, request);
  return {
    accounts: createAccountsResource(send),
    currencies: createCurrenciesResource(send),
    paymentIntents: createPaymentIntentsResource(send),
    captures: createCapturesResource(send),
    refunds: createRefundsResource(send),
    ledgerTransactions: createLedgerTransactionsResource(send),
    trialBalance: createTrialBalanceCall(send),
    events: createEventsResource(send, settings),
    webhookEndpoints: createWebhookEndpointsResource(send),
    webhookDeliveries: createWebhookDeliveriesResource(send),
    webhookTasks: createWebhookTasksResource(send),
  };
}
