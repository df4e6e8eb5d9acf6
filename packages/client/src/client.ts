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
