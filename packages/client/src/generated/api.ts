// Made from docs/openapi.json by `npm run generate`.

/** The version of the API that these types are of. */
export const API_VERSION = "2026-11-01";

export interface paths {
    "/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List accounts
         * @description All accounts of your tenant with their balances, page by page.
         *
         *     Requires the scope `accounts:read`.
         */
        get: operations["listAccounts"];
        put?: never;
        /**
         * Open an account
         * @description An account has one currency and one normal side for its whole life. With the same `Idempotency-Key` it is opened once.
         *
         *     Requires the scope `accounts:write`.
         */
        post: operations["createAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an account
         * @description The account with its balance, as it stands.
         *
         *     Requires the scope `accounts:read`.
         */
        get: operations["getAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change, freeze or thaw an account
         * @description What is left out stays as it is. A frozen account moves no money until it is active again.
         *
         *     Requires the scope `accounts:write`.
         */
        patch: operations["updateAccount"];
        trace?: never;
    };
    "/v1/accounts/{id}/balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an account's balance
         * @description Exact for every moment of the past, by the time of posting or by accounting date, at a price that does not grow with the history.
         *
         *     Requires the scope `accounts:read`.
         */
        get: operations["getAccountBalance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close an account
         * @description The balance must be zero and nothing pending. A closed account never opens again.
         *
         *     Requires the scope `accounts:write`.
         */
        post: operations["closeAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{id}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List an account's entries
         * @description Every line that was written to the account, each with the balance after it.
         *
         *     Requires the scope `accounts:read`.
         */
        get: operations["listAccountEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{id}/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an account's statement of a period
         * @description All pages that follow from one first page add up to its balances, whatever is posted in the meantime.
         *
         *     Requires the scope `accounts:read`.
         */
        get: operations["getAccountStatement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api_keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List API keys
         * @description Keys are told apart by name and hint; none is shown again.
         *
         *     Requires the scope `keys:write`.
         */
        get: operations["listApiKeys"];
        put?: never;
        /**
         * Make an API key
         * @description A key hands out only scopes that it has itself, and none makes one that outlives it.
         *
         *     Requires the scope `keys:write`.
         */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api_keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an API key
         * @description Who may change keys may see them.
         *
         *     Requires the scope `keys:write`.
         */
        get: operations["getApiKey"];
        put?: never;
        post?: never;
        /**
         * Revoke an API key
         * @description One key that may change keys always stays.
         *
         *     Requires the scope `keys:write`.
         */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api_keys/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a new API key in the place of another
         * @description Both keys are good for a while, in which everything that used the old one changes over.
         *
         *     Requires the scope `keys:write`.
         */
        post: operations["rotateApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit_log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what was done
         * @description Append-only: nothing in it is ever changed or taken away.
         *
         *     Requires the scope `keys:write`.
         */
        get: operations["listAuditLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/captures/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a capture
         * @description With `Prefer: wait=N` the answer comes as soon as the capture is decided.
         *
         *     Requires the scope `payments:read`.
         */
        get: operations["getCapture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/currencies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List currencies
         * @description What amounts and accounts can be in.
         *
         *     Requires the scope `accounts:read`.
         */
        get: operations["listCurrencies"];
        put?: never;
        /**
         * Register a currency of your own
         * @description Tokens and points: what ISO 4217 does not have. What its amounts mean never changes.
         *
         *     Requires the scope `accounts:write`.
         */
        post: operations["registerCurrency"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List events
         * @description What happened to your resources. Events never change.
         *
         *     Requires the scope `events:read`.
         */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Stream events
         * @description A connection that stays open and tells events as they happen, for those who can not receive webhooks.
         *
         *     Requires the scope `events:read`.
         */
        get: operations["streamEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an event
         * @description The same bytes that webhooks carry.
         *
         *     Requires the scope `events:read`.
         */
        get: operations["getEvent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger_transactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List ledger transactions
         * @description All of them, those of one payment intent, or those of one account.
         *
         *     Requires the scope `payments:read`.
         */
        get: operations["listLedgerTransactions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger_transactions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a ledger transaction
         * @description A ledger transaction is written once and never changes.
         *
         *     Requires the scope `payments:read`.
         */
        get: operations["getLedgerTransaction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payment_intents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List payment intents
         * @description `metadata[key]=value` asks for those with this metadata; filters narrow each other.
         *
         *     Requires the scope `payments:read`.
         */
        get: operations["listPaymentIntents"];
        put?: never;
        /**
         * Submit a payment intent
         * @description The answer comes as soon as the intent is stored; workers move the money. Poll it, wait with `Prefer`, or let a webhook tell. What can not be paid for lack of funds ends as `failed` and is no error of this request.
         *
         *     Requires the scope `payments:write`.
         */
        post: operations["createPaymentIntent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payment_intents/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Submit many payment intents
         * @description Decided in the order given relative to each other. Each item is refused or accepted for itself, unless the batch is atomic.
         *
         *     Requires the scope `payments:write`.
         */
        post: operations["createPaymentIntentBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payment_intents/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview a payment intent
         * @description Runs the real decision on the real balances and stores nothing.
         *
         *     Requires the scope `payments:write`.
         */
        post: operations["previewPaymentIntent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payment_intents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a payment intent
         * @description With `Prefer: wait=N` the answer comes as soon as the intent is no longer `scheduled` or `pending`, at the latest after N seconds.
         *
         *     Requires the scope `payments:read`.
         */
        get: operations["getPaymentIntent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payment_intents/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a payment intent
         * @description A scheduled or pending intent is canceled if it was not decided first; a hold is released.
         *
         *     Requires the scope `payments:write`.
         */
        post: operations["cancelPaymentIntent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payment_intents/{id}/capture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Capture a hold, or a part of it
         * @description Takes what an intent with `capture_method: "manual"` holds. A hold past its time can not be captured.
         *
         *     Requires the scope `payments:write`.
         */
        post: operations["capturePaymentIntent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payment_intents/{id}/captures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the captures of a payment intent
         * @description What was taken of what the intent held.
         *
         *     Requires the scope `payments:read`.
         */
        get: operations["listCaptures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payment_intents/{id}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the refunds of a payment intent
         * @description What was given back of what the intent moved.
         *
         *     Requires the scope `payments:read`.
         */
        get: operations["listRefunds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payment_intents/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the timeline of a payment intent
         * @description Accepted, rung, decided, entries, events, and every attempt to deliver them.
         *
         *     Requires the scope `payments:read`.
         */
        get: operations["getPaymentIntentTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give captured money back
         * @description The sum of refunds never passes what was captured. A refund that loses a race for the rest, or finds no funds, ends as `failed`.
         *
         *     Requires the scope `payments:write`.
         */
        post: operations["createRefund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/refunds/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a refund
         * @description With `Prefer: wait=N` the answer comes as soon as the refund is decided.
         *
         *     Requires the scope `payments:read`.
         */
        get: operations["getRefund"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trial_balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the trial balance
         * @description The proof that nothing is lost or made up: debits equal credits in every currency, at every moment.
         *
         *     Requires the scope `accounts:read`.
         */
        get: operations["getTrialBalance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook_deliveries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a delivery with its attempts
         * @description What was sent when, and what the receiver answered.
         *
         *     Requires the scope `webhooks:read`.
         */
        get: operations["getWebhookDelivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook_deliveries/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Attempt a delivery once more, now
         * @description Ahead of what else waits for the endpoint, with all attempts before it again.
         *
         *     Requires the scope `webhooks:write`.
         */
        post: operations["retryWebhookDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook_endpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List webhook endpoints
         * @description Where events are sent, and how it goes.
         *
         *     Requires the scope `webhooks:read`.
         */
        get: operations["listWebhookEndpoints"];
        put?: never;
        /**
         * Open a webhook endpoint
         * @description Events are sent there from now on, signed by Standard Webhooks 1.0.
         *
         *     Requires the scope `webhooks:write`.
         */
        post: operations["createWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook_endpoints/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a webhook endpoint
         * @description Its secret is not shown again.
         *
         *     Requires the scope `webhooks:read`.
         */
        get: operations["getWebhookEndpoint"];
        put?: never;
        post?: never;
        /**
         * Delete a webhook endpoint
         * @description Deliveries that wait are given up.
         *
         *     Requires the scope `webhooks:write`.
         */
        delete: operations["deleteWebhookEndpoint"];
        options?: never;
        head?: never;
        /**
         * Change a webhook endpoint
         * @description What is left out stays as it is. Another receiver, or one that is enabled again, begins with a clean bill of health.
         *
         *     Requires the scope `webhooks:write`.
         */
        patch: operations["updateWebhookEndpoint"];
        trace?: never;
    };
    "/v1/webhook_endpoints/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the deliveries to a webhook endpoint
         * @description One for each event that was put on its way to the endpoint.
         *
         *     Requires the scope `webhooks:read`.
         */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook_endpoints/{id}/recover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send again what could not be delivered in a period
         * @description For a receiver that was down: begins anew what failed. A worker does it, a page at a time.
         *
         *     Requires the scope `webhooks:write`.
         */
        post: operations["recoverWebhooks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook_endpoints/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send the events of a period again
         * @description For a receiver that lost what it took. A worker does it, a page at a time.
         *
         *     Requires the scope `webhooks:write`.
         */
        post: operations["replayWebhooks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook_endpoints/{id}/rotate_secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a webhook endpoint a new secret
         * @description The receiver changes over while both secrets sign.
         *
         *     Requires the scope `webhooks:write`.
         */
        post: operations["rotateWebhookEndpointSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook_endpoints/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test event to a webhook endpoint
         * @description Shows whether the receiver is reached and the signature verified.
         *
         *     Requires the scope `webhooks:write`.
         */
        post: operations["testWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook_tasks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the progress of a recovery or replay
         * @description How far a recovery or replay is.
         *
         *     Requires the scope `webhooks:read`.
         */
        get: operations["getWebhookTask"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A payment intent holds the money. */
        PaymentIntentRequiresCaptureEvent: {
            /**
             * @description The event's id: a webhook that comes twice has the same one.
             * @example evt_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            id: string;
            /**
             * @description Always `event`.
             * @example event
             * @enum {string}
             */
            object: "event";
            /**
             * @description What happened.
             * @example payment_intent.requires_capture
             * @enum {string}
             */
            type: "payment_intent.requires_capture";
            /**
             * Format: date-time
             * @description When it was created.
             * @example 2026-11-22T14:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description `created_at`, under the name that Standard Webhooks gives it.
             * @example 2026-11-22T14:00:00.000Z
             */
            timestamp: string;
            /**
             * @description Whether it is real: true with keys `qt_live_…`, false with `qt_test_…`.
             * @example false
             */
            livemode: boolean;
            /**
             * @description Counts up for each resource, from 1, without gaps.
             * @example 1
             */
            sequence: number;
            /** @description What it happened to. */
            data: {
                object: components["schemas"]["PaymentIntent"];
            };
        };
        /** @description The resource as the event left it. */
        PaymentIntent: {
            /**
             * @description The payment intent's id.
             * @example pi_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            id: string;
            /**
             * @description Always `payment_intent`.
             * @example payment_intent
             * @enum {string}
             */
            object: "payment_intent";
            /**
             * @description Whether it is real: true with keys `qt_live_…`, false with `qt_test_…`.
             * @example false
             */
            livemode: boolean;
            /**
             * @description `scheduled` until `execute_at`, `pending` until it is decided, `requires_capture` while it holds the money; `succeeded`, `failed` and `canceled` are final.
             * @example pending
             * @enum {string}
             */
            status: "scheduled" | "pending" | "requires_capture" | "succeeded" | "failed" | "canceled";
            /**
             * @description What moves. Null when the intent has several legs.
             * @example 25.00
             */
            amount: string | null;
            /**
             * @description The amount's currency. Null when the intent has several legs.
             * @example USD
             */
            currency: string | null;
            /**
             * @description The account that is debited. Null when the intent has several legs.
             * @example acct_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            source: string | null;
            /**
             * @description The account that is credited. Null when the intent has several legs.
             * @example acct_01jd2m3n4p5q6r7s8t9v0w1x2z
             */
            destination: string | null;
            /** @description All movements, in the order in which they are decided. */
            legs: components["schemas"]["Leg"][];
            /**
             * @description `manual` holds the money until it is captured, released or expires.
             * @enum {string}
             */
            capture_method: "automatic" | "manual";
            /**
             * @description What is on hold. Null when the intent has several legs.
             * @example 0.00
             */
            amount_capturable: string | null;
            /**
             * @description What was moved so far. Null when the intent has several legs.
             * @example 0.00
             */
            amount_captured: string | null;
            /**
             * @description What was given back so far. Null when the intent has several legs.
             * @example 0.00
             */
            amount_refunded: string | null;
            /**
             * Format: date-time
             * @description The intent is `scheduled` until then; null is at once.
             * @example null
             */
            execute_at: string | null;
            /**
             * Format: date-time
             * @description The intent is canceled if it is not decided by then.
             * @example null
             */
            expires_at: string | null;
            /**
             * Format: date-time
             * @description The hold is released if it is not captured by then.
             * @example null
             */
            hold_expires_at: string | null;
            /**
             * Format: date-time
             * @description Accounting date; null is the time of posting.
             * @example null
             */
            effective_at: string | null;
            /**
             * @description Why it failed; null when it did not.
             * @example null
             */
            failure: {
                /**
                 * @description Clients branch on it.
                 * @enum {string}
                 */
                code: "account_closed" | "account_frozen" | "insufficient_funds" | "linked_intent_failed";
                /**
                 * @description The same for people.
                 * @example An account of this leg would fall below its overdraft limit.
                 */
                message: string;
                /**
                 * @description Which leg, counted from 0; null when no leg is at fault.
                 * @example 0
                 */
                leg: number | null;
            } | null;
            /**
             * @description Why it was canceled: `requested`, `expired` before it was decided, or `hold_expired`; null when it was not.
             * @example null
             * @enum {string|null}
             */
            cancellation_reason: "requested" | "expired" | "hold_expired" | null;
            /**
             * @description The ids of the ledger transactions that it brought about, in order.
             * @example []
             */
            ledger_transactions: string[];
            /**
             * @description Your text for people; null when there is none.
             * @example Order 6735
             */
            description: string | null;
            /**
             * @description Your own id of the payment; null when it has none.
             * @example order-6735
             */
            external_id: string | null;
            /**
             * @description What you wrote on the resource for yourself.
             * @example {
             *       "order": "6735"
             *     }
             */
            metadata: {
                [key: string]: string;
            };
            /**
             * @description Counts up, from 1; the `ETag` is made of it.
             * @example 1
             */
            version: number;
            /**
             * Format: date-time
             * @description When it was accepted.
             * @example 2026-11-22T14:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             * @example 2026-11-22T14:00:00.000Z
             */
            updated_at: string;
            /**
             * Format: date-time
             * @description When it came to its end; null before.
             * @example null
             */
            finished_at: string | null;
        };
        /** @description One movement of an intent. */
        Leg: {
            /**
             * @description What moves.
             * @example 25.00
             */
            amount: string;
            /**
             * @description ISO 4217, or a code that you registered.
             * @example USD
             */
            currency: string;
            /**
             * @description The account that is debited.
             * @example acct_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            source: string;
            /**
             * @description The account that is credited.
             * @example acct_01jd2m3n4p5q6r7s8t9v0w1x2z
             */
            destination: string;
        };
        /** @description A payment intent moved the money. */
        PaymentIntentSucceededEvent: {
            /**
             * @description The event's id: a webhook that comes twice has the same one.
             * @example evt_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            id: string;
            /**
             * @description Always `event`.
             * @example event
             * @enum {string}
             */
            object: "event";
            /**
             * @description What happened.
             * @example payment_intent.succeeded
             * @enum {string}
             */
            type: "payment_intent.succeeded";
            /**
             * Format: date-time
             * @description When it was created.
             * @example 2026-11-22T14:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description `created_at`, under the name that Standard Webhooks gives it.
             * @example 2026-11-22T14:00:00.000Z
             */
            timestamp: string;
            /**
             * @description Whether it is real: true with keys `qt_live_…`, false with `qt_test_…`.
             * @example false
             */
            livemode: boolean;
            /**
             * @description Counts up for each resource, from 1, without gaps.
             * @example 1
             */
            sequence: number;
            /** @description What it happened to. */
            data: {
                object: components["schemas"]["PaymentIntent"];
            };
        };
        /** @description A payment intent could not be carried out. */
        PaymentIntentFailedEvent: {
            /**
             * @description The event's id: a webhook that comes twice has the same one.
             * @example evt_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            id: string;
            /**
             * @description Always `event`.
             * @example event
             * @enum {string}
             */
            object: "event";
            /**
             * @description What happened.
             * @example payment_intent.failed
             * @enum {string}
             */
            type: "payment_intent.failed";
            /**
             * Format: date-time
             * @description When it was created.
             * @example 2026-11-22T14:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description `created_at`, under the name that Standard Webhooks gives it.
             * @example 2026-11-22T14:00:00.000Z
             */
            timestamp: string;
            /**
             * @description Whether it is real: true with keys `qt_live_…`, false with `qt_test_…`.
             * @example false
             */
            livemode: boolean;
            /**
             * @description Counts up for each resource, from 1, without gaps.
             * @example 1
             */
            sequence: number;
            /** @description What it happened to. */
            data: {
                object: components["schemas"]["PaymentIntent"];
            };
        };
        /** @description A payment intent was canceled, or its hold released. */
        PaymentIntentCanceledEvent: {
            /**
             * @description The event's id: a webhook that comes twice has the same one.
             * @example evt_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            id: string;
            /**
             * @description Always `event`.
             * @example event
             * @enum {string}
             */
            object: "event";
            /**
             * @description What happened.
             * @example payment_intent.canceled
             * @enum {string}
             */
            type: "payment_intent.canceled";
            /**
             * Format: date-time
             * @description When it was created.
             * @example 2026-11-22T14:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description `created_at`, under the name that Standard Webhooks gives it.
             * @example 2026-11-22T14:00:00.000Z
             */
            timestamp: string;
            /**
             * @description Whether it is real: true with keys `qt_live_…`, false with `qt_test_…`.
             * @example false
             */
            livemode: boolean;
            /**
             * @description Counts up for each resource, from 1, without gaps.
             * @example 1
             */
            sequence: number;
            /** @description What it happened to. */
            data: {
                object: components["schemas"]["PaymentIntent"];
            };
        };
        /** @description A capture moved what was on hold. */
        CaptureSucceededEvent: {
            /**
             * @description The event's id: a webhook that comes twice has the same one.
             * @example evt_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            id: string;
            /**
             * @description Always `event`.
             * @example event
             * @enum {string}
             */
            object: "event";
            /**
             * @description What happened.
             * @example capture.succeeded
             * @enum {string}
             */
            type: "capture.succeeded";
            /**
             * Format: date-time
             * @description When it was created.
             * @example 2026-11-22T14:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description `created_at`, under the name that Standard Webhooks gives it.
             * @example 2026-11-22T14:00:00.000Z
             */
            timestamp: string;
            /**
             * @description Whether it is real: true with keys `qt_live_…`, false with `qt_test_…`.
             * @example false
             */
            livemode: boolean;
            /**
             * @description Counts up for each resource, from 1, without gaps.
             * @example 1
             */
            sequence: number;
            /** @description What it happened to. */
            data: {
                object: components["schemas"]["Capture"];
            };
        };
        /** @description The resource as the event left it. */
        Capture: {
            /**
             * @description The capture's id.
             * @example cap_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            id: string;
            /**
             * @description Always `capture`.
             * @example capture
             * @enum {string}
             */
            object: "capture";
            /**
             * @description Whether the rest of the hold is released with it.
             * @example true
             */
            final: boolean;
            /**
             * @description Whether it is real: true with keys `qt_live_…`, false with `qt_test_…`.
             * @example false
             */
            livemode: boolean;
            /**
             * @description The payment intent that it belongs to.
             * @example pi_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            payment_intent: string;
            /**
             * @description Null when the intent has several legs: all of them go together.
             * @example 10.00
             */
            amount: string | null;
            /**
             * @description The amount's currency; null when the intent has several legs.
             * @example USD
             */
            currency: string | null;
            /**
             * @description `pending` until it is decided; `succeeded` and `failed` are final.
             * @enum {string}
             */
            status: "pending" | "succeeded" | "failed";
            /**
             * @description Why it failed; null when it did not.
             * @example null
             */
            failure: {
                /**
                 * @description Clients branch on it.
                 * @enum {string}
                 */
                code: "not_capturable" | "amount_exceeds_hold" | "amount_exceeds_captured" | "not_cancelable" | "account_closed" | "account_frozen" | "insufficient_funds";
                /**
                 * @description The same for people.
                 * @example More than is left on hold.
                 */
                message: string;
                /**
                 * @description Which leg, counted from 0; null when no leg is at fault.
                 * @example null
                 */
                leg: number | null;
            } | null;
            /**
             * @description The ids of the ledger transactions that it brought about, in order.
             * @example []
             */
            ledger_transactions: string[];
            /**
             * @description What you wrote on the resource for yourself.
             * @example {
             *       "order": "6735"
             *     }
             */
            metadata: {
                [key: string]: string;
            };
            /**
             * @description Counts up, from 1, whenever the resource changes.
             * @example 1
             */
            version: number;
            /**
             * Format: date-time
             * @description When it was created.
             * @example 2026-11-22T14:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it came to its end; null before.
             * @example null
             */
            finished_at: string | null;
        };
        /** @description A capture could not be carried out. */
        CaptureFailedEvent: {
            /**
             * @description The event's id: a webhook that comes twice has the same one.
             * @example evt_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            id: string;
            /**
             * @description Always `event`.
             * @example event
             * @enum {string}
             */
            object: "event";
            /**
             * @description What happened.
             * @example capture.failed
             * @enum {string}
             */
            type: "capture.failed";
            /**
             * Format: date-time
             * @description When it was created.
             * @example 2026-11-22T14:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description `created_at`, under the name that Standard Webhooks gives it.
             * @example 2026-11-22T14:00:00.000Z
             */
            timestamp: string;
            /**
             * @description Whether it is real: true with keys `qt_live_…`, false with `qt_test_…`.
             * @example false
             */
            livemode: boolean;
            /**
             * @description Counts up for each resource, from 1, without gaps.
             * @example 1
             */
            sequence: number;
            /** @description What it happened to. */
            data: {
                object: components["schemas"]["Capture"];
            };
        };
        /** @description A refund gave money back. */
        RefundSucceededEvent: {
            /**
             * @description The event's id: a webhook that comes twice has the same one.
             * @example evt_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            id: string;
            /**
             * @description Always `event`.
             * @example event
             * @enum {string}
             */
            object: "event";
            /**
             * @description What happened.
             * @example refund.succeeded
             * @enum {string}
             */
            type: "refund.succeeded";
            /**
             * Format: date-time
             * @description When it was created.
             * @example 2026-11-22T14:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description `created_at`, under the name that Standard Webhooks gives it.
             * @example 2026-11-22T14:00:00.000Z
             */
            timestamp: string;
            /**
             * @description Whether it is real: true with keys `qt_live_…`, false with `qt_test_…`.
             * @example false
             */
            livemode: boolean;
            /**
             * @description Counts up for each resource, from 1, without gaps.
             * @example 1
             */
            sequence: number;
            /** @description What it happened to. */
            data: {
                object: components["schemas"]["Refund"];
            };
        };
        /** @description The resource as the event left it. */
        Refund: {
            /**
             * @description The refund's id.
             * @example re_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            id: string;
            /**
             * @description Always `refund`.
             * @example refund
             * @enum {string}
             */
            object: "refund";
            /**
             * @description Whether it is real: true with keys `qt_live_…`, false with `qt_test_…`.
             * @example false
             */
            livemode: boolean;
            /**
             * @description The payment intent that it belongs to.
             * @example pi_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            payment_intent: string;
            /**
             * @description Null when the intent has several legs: all of them go together.
             * @example 10.00
             */
            amount: string | null;
            /**
             * @description The amount's currency; null when the intent has several legs.
             * @example USD
             */
            currency: string | null;
            /**
             * @description `pending` until it is decided; `succeeded` and `failed` are final.
             * @enum {string}
             */
            status: "pending" | "succeeded" | "failed";
            /**
             * @description Why it failed; null when it did not.
             * @example null
             */
            failure: {
                /**
                 * @description Clients branch on it.
                 * @enum {string}
                 */
                code: "not_capturable" | "amount_exceeds_hold" | "amount_exceeds_captured" | "not_cancelable" | "account_closed" | "account_frozen" | "insufficient_funds";
                /**
                 * @description The same for people.
                 * @example More than is left on hold.
                 */
                message: string;
                /**
                 * @description Which leg, counted from 0; null when no leg is at fault.
                 * @example null
                 */
                leg: number | null;
            } | null;
            /**
             * @description The ids of the ledger transactions that it brought about, in order.
             * @example []
             */
            ledger_transactions: string[];
            /**
             * @description What you wrote on the resource for yourself.
             * @example {
             *       "order": "6735"
             *     }
             */
            metadata: {
                [key: string]: string;
            };
            /**
             * @description Counts up, from 1, whenever the resource changes.
             * @example 1
             */
            version: number;
            /**
             * Format: date-time
             * @description When it was created.
             * @example 2026-11-22T14:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it came to its end; null before.
             * @example null
             */
            finished_at: string | null;
        };
        /** @description A refund could not be carried out. */
        RefundFailedEvent: {
            /**
             * @description The event's id: a webhook that comes twice has the same one.
             * @example evt_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            id: string;
            /**
             * @description Always `event`.
             * @example event
             * @enum {string}
             */
            object: "event";
            /**
             * @description What happened.
             * @example refund.failed
             * @enum {string}
             */
            type: "refund.failed";
            /**
             * Format: date-time
             * @description When it was created.
             * @example 2026-11-22T14:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description `created_at`, under the name that Standard Webhooks gives it.
             * @example 2026-11-22T14:00:00.000Z
             */
            timestamp: string;
            /**
             * @description Whether it is real: true with keys `qt_live_…`, false with `qt_test_…`.
             * @example false
             */
            livemode: boolean;
            /**
             * @description Counts up for each resource, from 1, without gaps.
             * @example 1
             */
            sequence: number;
            /** @description What it happened to. */
            data: {
                object: components["schemas"]["Refund"];
            };
        };
        /** @description An account was opened. */
        AccountCreatedEvent: {
            /**
             * @description The event's id: a webhook that comes twice has the same one.
             * @example evt_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            id: string;
            /**
             * @description Always `event`.
             * @example event
             * @enum {string}
             */
            object: "event";
            /**
             * @description What happened.
             * @example account.created
             * @enum {string}
             */
            type: "account.created";
            /**
             * Format: date-time
             * @description When it was created.
             * @example 2026-11-22T14:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description `created_at`, under the name that Standard Webhooks gives it.
             * @example 2026-11-22T14:00:00.000Z
             */
            timestamp: string;
            /**
             * @description Whether it is real: true with keys `qt_live_…`, false with `qt_test_…`.
             * @example false
             */
            livemode: boolean;
            /**
             * @description Counts up for each resource, from 1, without gaps.
             * @example 1
             */
            sequence: number;
            /** @description What it happened to. */
            data: {
                object: components["schemas"]["Account"];
            };
        };
        /** @description The resource as the event left it. */
        Account: {
            /**
             * @description The account's id.
             * @example acct_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            id: string;
            /**
             * @description Always `account`.
             * @example account
             * @enum {string}
             */
            object: "account";
            /**
             * @description Whether it is real: true with keys `qt_live_…`, false with `qt_test_…`.
             * @example false
             */
            livemode: boolean;
            /**
             * @description ISO 4217, or a code that you registered.
             * @example USD
             */
            currency: string;
            /**
             * @description The side on which the balance grows: credit for what you owe, debit for what you own.
             * @enum {string}
             */
            normal_balance: "credit" | "debit";
            /**
             * @description `active`; `frozen`, which moves no money until it is active again; or `closed`, for ever.
             * @enum {string}
             */
            status: "active" | "frozen" | "closed";
            /**
             * @description How far the available balance may fall below zero; null is no limit.
             * @example 0.00
             */
            overdraft_limit: string | null;
            /**
             * @description Your own id of the account, unique among your accounts; null when it has none.
             * @example customer-42
             */
            external_id: string | null;
            /**
             * @description A name for people; null when it has none.
             * @example Ada
             */
            name: string | null;
            /**
             * @description What you wrote on the resource for yourself.
             * @example {
             *       "order": "6735"
             *     }
             */
            metadata: {
                [key: string]: string;
            };
            balance: components["schemas"]["Balance"];
            /**
             * @description Counts up, from 1, whenever an entry or a change touches the account.
             * @example 1
             */
            version: number;
            /**
             * Format: date-time
             * @description When it was created.
             * @example 2026-11-22T14:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             * @example 2026-11-22T14:00:00.000Z
             */
            updated_at: string;
        };
        /** @description The balance as it stands. */
        Balance: {
            /**
             * @description What was moved so far, in the account's normal direction.
             * @example 25.00
             */
            posted: string;
            /**
             * @description What holds will add when they are captured.
             * @example 0.00
             */
            pending_in: string;
            /**
             * @description What holds have reserved.
             * @example 0.00
             */
            pending_out: string;
            /**
             * @description `posted` less `pending_out`.
             * @example 25.00
             */
            available: string;
        };
        /** @description An account was changed, frozen or thawed. */
        AccountUpdatedEvent: {
            /**
             * @description The event's id: a webhook that comes twice has the same one.
             * @example evt_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            id: string;
            /**
             * @description Always `event`.
             * @example event
             * @enum {string}
             */
            object: "event";
            /**
             * @description What happened.
             * @example account.updated
             * @enum {string}
             */
            type: "account.updated";
            /**
             * Format: date-time
             * @description When it was created.
             * @example 2026-11-22T14:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description `created_at`, under the name that Standard Webhooks gives it.
             * @example 2026-11-22T14:00:00.000Z
             */
            timestamp: string;
            /**
             * @description Whether it is real: true with keys `qt_live_…`, false with `qt_test_…`.
             * @example false
             */
            livemode: boolean;
            /**
             * @description Counts up for each resource, from 1, without gaps.
             * @example 1
             */
            sequence: number;
            /** @description What it happened to. */
            data: {
                object: components["schemas"]["Account"];
            };
        };
        /** @description An account was closed. */
        AccountClosedEvent: {
            /**
             * @description The event's id: a webhook that comes twice has the same one.
             * @example evt_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            id: string;
            /**
             * @description Always `event`.
             * @example event
             * @enum {string}
             */
            object: "event";
            /**
             * @description What happened.
             * @example account.closed
             * @enum {string}
             */
            type: "account.closed";
            /**
             * Format: date-time
             * @description When it was created.
             * @example 2026-11-22T14:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description `created_at`, under the name that Standard Webhooks gives it.
             * @example 2026-11-22T14:00:00.000Z
             */
            timestamp: string;
            /**
             * @description Whether it is real: true with keys `qt_live_…`, false with `qt_test_…`.
             * @example false
             */
            livemode: boolean;
            /**
             * @description Counts up for each resource, from 1, without gaps.
             * @example 1
             */
            sequence: number;
            /** @description What it happened to. */
            data: {
                object: components["schemas"]["Account"];
            };
        };
        /** @description A webhook endpoint gets nothing any more. */
        WebhookEndpointDisabledEvent: {
            /**
             * @description The event's id: a webhook that comes twice has the same one.
             * @example evt_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            id: string;
            /**
             * @description Always `event`.
             * @example event
             * @enum {string}
             */
            object: "event";
            /**
             * @description What happened.
             * @example webhook_endpoint.disabled
             * @enum {string}
             */
            type: "webhook_endpoint.disabled";
            /**
             * Format: date-time
             * @description When it was created.
             * @example 2026-11-22T14:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description `created_at`, under the name that Standard Webhooks gives it.
             * @example 2026-11-22T14:00:00.000Z
             */
            timestamp: string;
            /**
             * @description Whether it is real: true with keys `qt_live_…`, false with `qt_test_…`.
             * @example false
             */
            livemode: boolean;
            /**
             * @description Counts up for each resource, from 1, without gaps.
             * @example 1
             */
            sequence: number;
            /** @description What it happened to. */
            data: {
                object: components["schemas"]["WebhookEndpoint"];
            };
        };
        /** @description The resource as the event left it. */
        WebhookEndpoint: {
            /**
             * @description The webhook endpoint's id.
             * @example we_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            id: string;
            /**
             * @description Always `webhook_endpoint`.
             * @example webhook_endpoint
             * @enum {string}
             */
            object: "webhook_endpoint";
            /**
             * @description Whether it is real: true with keys `qt_live_…`, false with `qt_test_…`.
             * @example false
             */
            livemode: boolean;
            /**
             * @description Where events are sent.
             * @example https://example.com/webhooks
             */
            url: string;
            /**
             * @description Your text for people; null when there is none.
             * @example Shop
             */
            description: string | null;
            /** @description Which events are sent; `*` is every type. */
            event_types: string[];
            /**
             * @description `enabled` gets events; `disabled` gets none until it is enabled again.
             * @enum {string}
             */
            status: "enabled" | "disabled";
            /**
             * @description `requested` by its owner; `gone` because its receiver answered 410; `failing` after five days of nothing but failures; `order_stuck` because nothing may overtake an event that could not be delivered. Null while it is enabled.
             * @example null
             * @enum {string|null}
             */
            disabled_reason: "requested" | "gone" | "failing" | "order_stuck" | null;
            /**
             * @description `fifo` sends an event only when the one before it was taken; `unordered` does not wait.
             * @example unordered
             * @enum {string}
             */
            ordering: "unordered" | "fifo";
            /**
             * @description How many calls it gets at the same time.
             * @example 8
             */
            max_in_flight: number;
            /**
             * @description How many calls it gets in a second; null is as many as it answers.
             * @example null
             */
            rate_limit: number | null;
            /** @description How webhooks are signed: `v1` (HMAC-SHA256), `v1a` (ed25519). */
            signatures: ("v1" | "v1a")[];
            /**
             * @description `whpk_…`, with which signatures of v1a are verified; null without them.
             * @example null
             */
            public_key: string | null;
            /**
             * @description The version of the API in which its webhooks are written.
             * @enum {string}
             */
            api_version: "2026-11-01";
            /**
             * Format: date-time
             * @description When the first of nothing but failures was; null when the last call went well.
             * @example null
             */
            failing_since: string | null;
            /**
             * Format: date-time
             * @description When it is disabled unless a call goes well before; null when it is not failing.
             * @example null
             */
            disables_at: string | null;
            /**
             * Format: date-time
             * @description When it was created.
             * @example 2026-11-22T14:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             * @example 2026-11-22T14:00:00.000Z
             */
            updated_at: string;
        };
        /** @description A webhook endpoint has answered nothing well for a while. */
        WebhookEndpointFailingEvent: {
            /**
             * @description The event's id: a webhook that comes twice has the same one.
             * @example evt_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            id: string;
            /**
             * @description Always `event`.
             * @example event
             * @enum {string}
             */
            object: "event";
            /**
             * @description What happened.
             * @example webhook_endpoint.failing
             * @enum {string}
             */
            type: "webhook_endpoint.failing";
            /**
             * Format: date-time
             * @description When it was created.
             * @example 2026-11-22T14:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description `created_at`, under the name that Standard Webhooks gives it.
             * @example 2026-11-22T14:00:00.000Z
             */
            timestamp: string;
            /**
             * @description Whether it is real: true with keys `qt_live_…`, false with `qt_test_…`.
             * @example false
             */
            livemode: boolean;
            /**
             * @description Counts up for each resource, from 1, without gaps.
             * @example 1
             */
            sequence: number;
            /** @description What it happened to. */
            data: {
                object: components["schemas"]["WebhookEndpoint"];
            };
        };
        /** @description A test that you asked for. Only the endpoint under test gets it. */
        WebhookEndpointTestEvent: {
            /**
             * @description The event's id: a webhook that comes twice has the same one.
             * @example evt_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            id: string;
            /**
             * @description Always `event`.
             * @example event
             * @enum {string}
             */
            object: "event";
            /**
             * @description What happened.
             * @example webhook_endpoint.test
             * @enum {string}
             */
            type: "webhook_endpoint.test";
            /**
             * Format: date-time
             * @description When it was created.
             * @example 2026-11-22T14:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description `created_at`, under the name that Standard Webhooks gives it.
             * @example 2026-11-22T14:00:00.000Z
             */
            timestamp: string;
            /**
             * @description Whether it is real: true with keys `qt_live_…`, false with `qt_test_…`.
             * @example false
             */
            livemode: boolean;
            /**
             * @description Counts up for each resource, from 1, without gaps.
             * @example 1
             */
            sequence: number;
            /** @description What it happened to. */
            data: {
                object: components["schemas"]["WebhookEndpoint"];
            };
        };
        /** @description A refusal (RFC 9457). Nothing was stored, unless it says so. */
        Problem: {
            /**
             * Format: uri-reference
             * @description A page about the code, relative to the URL of the request.
             * @example /errors/amount_invalid
             */
            type: string;
            /**
             * @description What went wrong, in a few words for people.
             * @example The amount is not a decimal number
             */
            title: string;
            /**
             * @description The HTTP status.
             * @example 422
             */
            status: number;
            /**
             * @description What is wrong with this request in particular, for people.
             * @example Send a decimal string such as "25.00", greater than zero.
             */
            detail: string;
            /**
             * @description The reason. The list is closed, and clients branch on it.
             * @example amount_invalid
             * @enum {string}
             */
            code: "bad_request" | "malformed_json" | "invalid_utf8" | "idempotency_key_missing" | "idempotency_key_invalid" | "api_version_invalid" | "cursor_invalid" | "unauthenticated" | "insufficient_scope" | "not_found" | "method_not_allowed" | "request_timeout" | "idempotency_in_progress" | "external_id_taken" | "account_closed" | "account_not_empty" | "limit_below_balance" | "currency_exists" | "webhook_endpoint_disabled" | "too_many_webhook_endpoints" | "too_many_webhook_secrets" | "too_many_api_keys" | "last_api_key" | "not_rotatable" | "not_capturable" | "not_cancelable" | "payload_too_large" | "unsupported_media_type" | "idempotency_key_reused" | "unknown_parameter" | "parameter_invalid" | "duplicate_key" | "lone_surrogate" | "number_out_of_range" | "too_deep" | "unknown_field" | "validation_failed" | "nul_not_allowed" | "forbidden_key" | "metadata_too_many_keys" | "metadata_key_too_long" | "metadata_value_too_long" | "currency_invalid" | "amount_must_be_string" | "amount_invalid" | "amount_precision" | "amount_too_large" | "amount_not_positive" | "timestamp_invalid" | "timestamp_in_past" | "timestamp_too_late" | "timestamp_order" | "same_account" | "account_not_found" | "currency_mismatch" | "account_not_active" | "amount_exceeds_hold" | "amount_exceeds_captured" | "payment_intent_not_found" | "batch_too_wide" | "url_invalid" | "url_scheme_not_allowed" | "url_userinfo_not_allowed" | "url_address_forbidden" | "url_port_not_allowed" | "rate_limited" | "header_too_large" | "internal_error" | "account_busy" | "moment_unsettled" | "database_unavailable" | "outcome_unknown" | "stream_full" | "backlog_full";
            /**
             * @description Our id of the request, as in `Request-Id`.
             * @example req_0190b5c4e2f07b3c9d5e6f708192a3b4
             */
            request_id: string;
            /** @description The fields or parameters at fault, if any are; at most 50. */
            errors?: {
                /**
                 * @description A JSON pointer into the body, or `?` and the name of a parameter.
                 * @example /amount
                 */
                pointer: string;
                /**
                 * @description The rule that is broken.
                 * @example amount_invalid
                 * @enum {string}
                 */
                code: "bad_request" | "malformed_json" | "invalid_utf8" | "idempotency_key_missing" | "idempotency_key_invalid" | "api_version_invalid" | "cursor_invalid" | "unauthenticated" | "insufficient_scope" | "not_found" | "method_not_allowed" | "request_timeout" | "idempotency_in_progress" | "external_id_taken" | "account_closed" | "account_not_empty" | "limit_below_balance" | "currency_exists" | "webhook_endpoint_disabled" | "too_many_webhook_endpoints" | "too_many_webhook_secrets" | "too_many_api_keys" | "last_api_key" | "not_rotatable" | "not_capturable" | "not_cancelable" | "payload_too_large" | "unsupported_media_type" | "idempotency_key_reused" | "unknown_parameter" | "parameter_invalid" | "duplicate_key" | "lone_surrogate" | "number_out_of_range" | "too_deep" | "unknown_field" | "validation_failed" | "nul_not_allowed" | "forbidden_key" | "metadata_too_many_keys" | "metadata_key_too_long" | "metadata_value_too_long" | "currency_invalid" | "amount_must_be_string" | "amount_invalid" | "amount_precision" | "amount_too_large" | "amount_not_positive" | "timestamp_invalid" | "timestamp_in_past" | "timestamp_too_late" | "timestamp_order" | "same_account" | "account_not_found" | "currency_mismatch" | "account_not_active" | "amount_exceeds_hold" | "amount_exceeds_captured" | "payment_intent_not_found" | "batch_too_wide" | "url_invalid" | "url_scheme_not_allowed" | "url_userinfo_not_allowed" | "url_address_forbidden" | "url_port_not_allowed" | "rate_limited" | "header_too_large" | "internal_error" | "account_busy" | "moment_unsettled" | "database_unavailable" | "outcome_unknown" | "stream_full" | "backlog_full";
                /**
                 * @description The same for people.
                 * @example The amount is not a decimal number
                 */
                detail: string;
            }[];
        };
        /**
         * @description A payment intent, which may have an `idempotency_key` of its own.
         * @example {
         *       "amount": "25.00",
         *       "currency": "USD",
         *       "source": "external:customer-42",
         *       "destination": "external:customer-43",
         *       "idempotency_key": "order-6735"
         *     }
         */
        NewBatchItem: {
            /**
             * @description A decimal string, greater than zero, with at most the currency's fraction digits.
             * @example 25.00
             */
            amount?: string;
            /**
             * @description ISO 4217, or a code that you registered.
             * @example USD
             */
            currency?: string;
            /**
             * @description Where the money comes from: an account's id, or `external:<external_id>`.
             * @example external:customer-42
             */
            source?: string;
            /**
             * @description Where the money goes: an account's id, or `external:<external_id>`.
             * @example external:customer-43
             */
            destination?: string;
            /** @description Instead of the four members before: 1 to 50 movements, decided in order, each of which may spend what an earlier one brought. All go through or none. */
            legs?: {
                /**
                 * @description A decimal string, greater than zero, with at most the currency's fraction digits.
                 * @example 25.00
                 */
                amount: string;
                /**
                 * @description ISO 4217, or a code that you registered.
                 * @example USD
                 */
                currency: string;
                /**
                 * @description Where the money comes from: an account's id, or `external:<external_id>`.
                 * @example external:customer-42
                 */
                source: string;
                /**
                 * @description Where the money goes: an account's id, or `external:<external_id>`.
                 * @example external:customer-43
                 */
                destination: string;
            }[];
            /**
             * @description `manual` holds the money until it is captured, released or expires.
             * @default automatic
             * @enum {string}
             */
            capture_method?: "automatic" | "manual";
            /**
             * Format: date-time
             * @description In the future (RFC 3339): the intent is `scheduled` until then.
             * @default null
             * @example 2030-11-22T00:00:00.000Z
             */
            execute_at?: string | null;
            /**
             * Format: date-time
             * @description An intent that is not decided by then (RFC 3339) is canceled.
             * @default null
             * @example 2030-11-22T00:00:00.000Z
             */
            expires_at?: string | null;
            /**
             * Format: date-time
             * @description A hold that is not captured by then (RFC 3339) is released.
             * @default null
             * @example 2030-11-22T00:00:00.000Z
             */
            hold_expires_at?: string | null;
            /**
             * Format: date-time
             * @description Accounting date (RFC 3339), when it differs from the time of posting.
             * @default null
             * @example 2030-11-22T00:00:00.000Z
             */
            effective_at?: string | null;
            /**
             * @description A text for people: at most 500 characters.
             * @default null
             * @example Order 6735
             */
            description?: string | null;
            /**
             * @description Your own id of the payment, by which lists can be searched; need not be unique.
             * @default null
             * @example order-6735
             */
            external_id?: string | null;
            /**
             * @description What you write on the resource for yourself; echoed, never interpreted.
             * @example {
             *       "order": "6735"
             *     }
             */
            metadata?: {
                [key: string]: string;
            };
            /**
             * @description The item's own key: 1 to 255 visible ASCII characters. `<batch key>:<index>` when left out.
             * @example order-6735
             */
            idempotency_key?: string;
        };
        /** @description The terms of an account that is to be opened. */
        NewAccount: {
            /**
             * @description ISO 4217, upper case.
             * @example USD
             */
            currency: string;
            /**
             * @description The side on which the balance grows: credit for what you owe, debit for what you own.
             * @default credit
             * @enum {string}
             */
            normal_balance?: "credit" | "debit";
            /**
             * @description How far the available balance may fall below zero; null is no limit, nothing when left out.
             * @example 0.00
             */
            overdraft_limit?: string | null;
            /**
             * @description Your own id, unique among your accounts. `external:<external_id>` works wherever an account is named.
             * @default null
             * @example customer-42
             */
            external_id?: string | null;
            /**
             * @description A name for people: 1 to 200 characters.
             * @default null
             * @example Ada
             */
            name?: string | null;
            /**
             * @description What you write on the resource for yourself; echoed, never interpreted.
             * @example {
             *       "order": "6735"
             *     }
             */
            metadata?: {
                [key: string]: string;
            };
        };
        /** @description What an account had at a moment, as decimal strings. */
        BalanceAt: {
            /**
             * @description What was moved until then, in the account's normal direction.
             * @example 25.00
             */
            posted: string;
            /**
             * @description What holds would have added when captured. Null by effective time: a hold has no accounting date.
             * @example 0.00
             */
            pending_in: string | null;
            /**
             * @description What holds had reserved. Null by effective time: a hold has no accounting date.
             * @example 0.00
             */
            pending_out: string | null;
            /**
             * @description `posted` less `pending_out`. Null by effective time: a hold has no accounting date.
             * @example 0.00
             */
            available: string | null;
        };
        /** @description An entry, as the account's own list tells it. */
        AccountEntry: {
            /**
             * @description The entry's id.
             * @example entry_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            id: string;
            /**
             * @description The account's id.
             * @example acct_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            account: string;
            /**
             * @description The side that was written.
             * @enum {string}
             */
            direction: "debit" | "credit";
            /**
             * @description Greater than zero.
             * @example 25.00
             */
            amount: string;
            /**
             * @description ISO 4217, or a code that you registered.
             * @example USD
             */
            currency: string;
            /**
             * @description `posted` moves money; `pending` is what holds reserve and will bring.
             * @enum {string}
             */
            layer: "posted" | "pending";
            /**
             * @description The account's balance in this layer after the entry, in its normal direction.
             * @example 75.00
             */
            balance_after: string;
            /**
             * @description The account's version with this entry: they count up without gaps.
             * @example 2
             */
            account_version: number;
            /**
             * @description Always `entry`.
             * @example entry
             * @enum {string}
             */
            object: "entry";
            /**
             * @description The ledger transaction that it is a line of.
             * @example txn_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            ledger_transaction: string;
            /**
             * Format: date-time
             * @description The accounting date: the intent's `effective_at`, or when it was posted.
             * @example 2026-11-22T14:00:00.000Z
             */
            effective_at: string;
            /**
             * Format: date-time
             * @description When it was created.
             * @example 2026-11-22T14:00:00.000Z
             */
            created_at: string;
        };
        /** @description A period of one account: the balance before it, its entries, the balance after it. */
        Statement: {
            /**
             * @description Always `statement`.
             * @example statement
             * @enum {string}
             */
            object: "statement";
            /**
             * @description The account's id.
             * @example acct_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            account: string;
            /**
             * @description ISO 4217, or a code that you registered.
             * @example USD
             */
            currency: string;
            /**
             * @description By which of its times an entry belongs to the period.
             * @enum {string}
             */
            axis: "posted" | "effective";
            /**
             * Format: date-time
             * @description The period begins with this moment.
             * @example 2026-11-01T00:00:00.000Z
             */
            from: string;
            /**
             * Format: date-time
             * @description The period ends just before this moment.
             * @example 2026-12-01T00:00:00.000Z
             */
            to: string;
            /** @description Just before `from`. */
            opening_balance: components["schemas"]["BalanceAt"];
            /** @description Just before `to`. */
            closing_balance: components["schemas"]["BalanceAt"];
            /** @description Of the whole period, not of the page. */
            totals: {
                /**
                 * @description Sum of the period's debits in the posted layer.
                 * @example 25.00
                 */
                debits: string;
                /**
                 * @description Sum of the period's credits in the posted layer.
                 * @example 25.00
                 */
                credits: string;
            };
            /** @description A page of the period's entries, oldest first; by effective time only those of the posted layer. All pages that follow from one first page add up to its balances, whatever is posted in the meantime. A page may be shorter than `limit`; only `has_more` tells the end. */
            entries: {
                /**
                 * @description Always `list`.
                 * @example list
                 * @enum {string}
                 */
                object: "list";
                /** @description The items of this page. */
                data: components["schemas"]["AccountEntry"][];
                /**
                 * @description Whether another page follows.
                 * @example false
                 */
                has_more: boolean;
                /**
                 * @description Give it as `cursor` to get the next page; null on the last one.
                 * @example null
                 */
                next_cursor: string | null;
            };
        };
        /** @description What is to be different; what is left out stays as it is. */
        AccountChange: {
            /**
             * @description null takes it away.
             * @example Ada
             */
            name?: string | null;
            /**
             * @description Keys to set; null takes one away, and the keys that are not named stay.
             * @example {
             *       "order": "6736",
             *       "coupon": null
             *     }
             */
            metadata?: {
                [key: string]: string | null;
            };
            /**
             * @description How far the available balance may fall below zero; null is no limit. It can not be lowered below where the account stands.
             * @example 100.00
             */
            overdraft_limit?: string | null;
            /**
             * @description A frozen account moves no money until it is active again.
             * @example active
             * @enum {string}
             */
            status?: "active" | "frozen";
        };
        /** @description Nothing: an empty object, or no body at all. */
        AccountClosing: Record<string, never>;
        /** @description A currency, and how finely its amounts are counted. */
        Currency: {
            /**
             * @description Always `currency`.
             * @example currency
             * @enum {string}
             */
            object: "currency";
            /**
             * @description What amounts and accounts name it by.
             * @example USDT
             */
            code: string;
            /**
             * @description How many decimal digits amounts have.
             * @example 6
             */
            exponent: number;
            /**
             * @description Whether it is one of your own; the others are those of ISO 4217.
             * @example true
             */
            registered: boolean;
            /**
             * Format: date-time
             * @description When you registered it; null for those of ISO 4217.
             * @example 2026-11-22T14:00:00.000Z
             */
            created_at: string | null;
        };
        /** @description A currency of your own. */
        NewCurrency: {
            /**
             * @description 3 to 16 characters of A to Z and 0 to 9, and none of ISO 4217's codes.
             * @example USDT
             */
            code: string;
            /**
             * @description How many decimal digits amounts have, for ever.
             * @example 6
             */
            exponent: number;
        };
        /** @description What became of each item of a batch. */
        Batch: {
            /**
             * @description Always `batch`.
             * @example batch
             * @enum {string}
             */
            object: "batch";
            /**
             * @description The batch's id, by which timelines name it.
             * @example batch_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            id: string;
            /**
             * @description Whether all items go through or none.
             * @example false
             */
            atomic: boolean;
            /** @description One result for each item, in the order given. */
            data: ({
                /**
                 * @description The item is stored.
                 * @example 202
                 * @enum {number}
                 */
                status: 202;
                /** @description The intent, which will be decided. */
                payment_intent: components["schemas"]["PaymentIntent"];
            } | {
                /**
                 * @description The HTTP status with which the item alone would have been refused.
                 * @example 422
                 */
                status: number;
                /** @description Why the item was refused. */
                problem: components["schemas"]["Problem"];
            })[];
        };
        /** @description Payment intents that are submitted together. */
        NewBatch: {
            /**
             * @description Whether all items go through or none: one that is refused refuses the request, one that fails fails the others with `linked_intent_failed`.
             * @default false
             */
            atomic?: boolean;
            /** @description 1 to 1,000 payment intents, decided in the order given. Each may carry an `idempotency_key` of its own; `<batch key>:<index>` when left out. */
            payment_intents: components["schemas"]["NewBatchItem"][];
        };
        /** @description What a payment intent would become. Nothing of it is stored. */
        PaymentIntentPreview: {
            /**
             * @description Whether it is real: true with keys `qt_live_…`, false with `qt_test_…`.
             * @example false
             */
            livemode: boolean;
            /**
             * @description `scheduled` until `execute_at`, `pending` until it is decided, `requires_capture` while it holds the money; `succeeded`, `failed` and `canceled` are final.
             * @example pending
             * @enum {string}
             */
            status: "scheduled" | "pending" | "requires_capture" | "succeeded" | "failed" | "canceled";
            /**
             * @description What moves. Null when the intent has several legs.
             * @example 25.00
             */
            amount: string | null;
            /**
             * @description The amount's currency. Null when the intent has several legs.
             * @example USD
             */
            currency: string | null;
            /**
             * @description The account that is debited. Null when the intent has several legs.
             * @example acct_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            source: string | null;
            /**
             * @description The account that is credited. Null when the intent has several legs.
             * @example acct_01jd2m3n4p5q6r7s8t9v0w1x2z
             */
            destination: string | null;
            /** @description All movements, in the order in which they are decided. */
            legs: components["schemas"]["Leg"][];
            /**
             * @description `manual` holds the money until it is captured, released or expires.
             * @enum {string}
             */
            capture_method: "automatic" | "manual";
            /**
             * @description What is on hold. Null when the intent has several legs.
             * @example 0.00
             */
            amount_capturable: string | null;
            /**
             * @description What was moved so far. Null when the intent has several legs.
             * @example 0.00
             */
            amount_captured: string | null;
            /**
             * @description What was given back so far. Null when the intent has several legs.
             * @example 0.00
             */
            amount_refunded: string | null;
            /**
             * Format: date-time
             * @description The intent is `scheduled` until then; null is at once.
             * @example null
             */
            execute_at: string | null;
            /**
             * Format: date-time
             * @description The intent is canceled if it is not decided by then.
             * @example null
             */
            expires_at: string | null;
            /**
             * Format: date-time
             * @description The hold is released if it is not captured by then.
             * @example null
             */
            hold_expires_at: string | null;
            /**
             * Format: date-time
             * @description Accounting date; null is the time of posting.
             * @example null
             */
            effective_at: string | null;
            /**
             * @description Why it failed; null when it did not.
             * @example null
             */
            failure: {
                /**
                 * @description Clients branch on it.
                 * @enum {string}
                 */
                code: "account_closed" | "account_frozen" | "insufficient_funds" | "linked_intent_failed";
                /**
                 * @description The same for people.
                 * @example An account of this leg would fall below its overdraft limit.
                 */
                message: string;
                /**
                 * @description Which leg, counted from 0; null when no leg is at fault.
                 * @example 0
                 */
                leg: number | null;
            } | null;
            /**
             * @description Why it was canceled: `requested`, `expired` before it was decided, or `hold_expired`; null when it was not.
             * @example null
             * @enum {string|null}
             */
            cancellation_reason: "requested" | "expired" | "hold_expired" | null;
            /**
             * @description Your text for people; null when there is none.
             * @example Order 6735
             */
            description: string | null;
            /**
             * @description Your own id of the payment; null when it has none.
             * @example order-6735
             */
            external_id: string | null;
            /**
             * @description What you wrote on the resource for yourself.
             * @example {
             *       "order": "6735"
             *     }
             */
            metadata: {
                [key: string]: string;
            };
            /**
             * @description Always `payment_intent_preview`.
             * @example payment_intent_preview
             * @enum {string}
             */
            object: "payment_intent_preview";
            /**
             * Format: date-time
             * @description The moment that it was decided for: now, or `execute_at` of a scheduled intent.
             * @example 2026-11-22T14:00:00.000Z
             */
            decided_at: string;
            /** @description The entries that it would write; none if it would fail. */
            entries: {
                /**
                 * @description The account's id.
                 * @example acct_01jd2m3n4p5q6r7s8t9v0w1x2y
                 */
                account: string;
                /**
                 * @description The side that was written.
                 * @enum {string}
                 */
                direction: "debit" | "credit";
                /**
                 * @description Greater than zero.
                 * @example 25.00
                 */
                amount: string;
                /**
                 * @description ISO 4217, or a code that you registered.
                 * @example USD
                 */
                currency: string;
                /**
                 * @description `posted` moves money; `pending` is what holds reserve and will bring.
                 * @enum {string}
                 */
                layer: "posted" | "pending";
                /**
                 * @description The account's balance in this layer after the entry, in its normal direction.
                 * @example 75.00
                 */
                balance_after: string;
                /**
                 * @description The account's version with this entry: they count up without gaps.
                 * @example 2
                 */
                account_version: number;
            }[];
            /** @description Every account that the legs name, as it would stand then, in their order. */
            balances: (components["schemas"]["Balance"] & {
                /**
                 * @description The account's id.
                 * @example acct_01jd2m3n4p5q6r7s8t9v0w1x2y
                 */
                account: string;
                /**
                 * @description ISO 4217, or a code that you registered.
                 * @example USD
                 */
                currency: string;
                /**
                 * @description The account's version.
                 * @example 3
                 */
                version: number;
            })[];
        };
        /**
         * @description A payment: `amount`, `currency`, `source` and `destination`, or `legs` instead of the four.
         * @example {
         *       "amount": "25.00",
         *       "currency": "USD",
         *       "source": "external:customer-42",
         *       "destination": "external:customer-43"
         *     }
         */
        NewPaymentIntent: {
            /**
             * @description A decimal string, greater than zero, with at most the currency's fraction digits.
             * @example 25.00
             */
            amount?: string;
            /**
             * @description ISO 4217, or a code that you registered.
             * @example USD
             */
            currency?: string;
            /**
             * @description Where the money comes from: an account's id, or `external:<external_id>`.
             * @example external:customer-42
             */
            source?: string;
            /**
             * @description Where the money goes: an account's id, or `external:<external_id>`.
             * @example external:customer-43
             */
            destination?: string;
            /** @description Instead of the four members before: 1 to 50 movements, decided in order, each of which may spend what an earlier one brought. All go through or none. */
            legs?: {
                /**
                 * @description A decimal string, greater than zero, with at most the currency's fraction digits.
                 * @example 25.00
                 */
                amount: string;
                /**
                 * @description ISO 4217, or a code that you registered.
                 * @example USD
                 */
                currency: string;
                /**
                 * @description Where the money comes from: an account's id, or `external:<external_id>`.
                 * @example external:customer-42
                 */
                source: string;
                /**
                 * @description Where the money goes: an account's id, or `external:<external_id>`.
                 * @example external:customer-43
                 */
                destination: string;
            }[];
            /**
             * @description `manual` holds the money until it is captured, released or expires.
             * @default automatic
             * @enum {string}
             */
            capture_method?: "automatic" | "manual";
            /**
             * Format: date-time
             * @description In the future (RFC 3339): the intent is `scheduled` until then.
             * @default null
             * @example 2030-11-22T00:00:00.000Z
             */
            execute_at?: string | null;
            /**
             * Format: date-time
             * @description An intent that is not decided by then (RFC 3339) is canceled.
             * @default null
             * @example 2030-11-22T00:00:00.000Z
             */
            expires_at?: string | null;
            /**
             * Format: date-time
             * @description A hold that is not captured by then (RFC 3339) is released.
             * @default null
             * @example 2030-11-22T00:00:00.000Z
             */
            hold_expires_at?: string | null;
            /**
             * Format: date-time
             * @description Accounting date (RFC 3339), when it differs from the time of posting.
             * @default null
             * @example 2030-11-22T00:00:00.000Z
             */
            effective_at?: string | null;
            /**
             * @description A text for people: at most 500 characters.
             * @default null
             * @example Order 6735
             */
            description?: string | null;
            /**
             * @description Your own id of the payment, by which lists can be searched; need not be unique.
             * @default null
             * @example order-6735
             */
            external_id?: string | null;
            /**
             * @description What you write on the resource for yourself; echoed, never interpreted.
             * @example {
             *       "order": "6735"
             *     }
             */
            metadata?: {
                [key: string]: string;
            };
        };
        /** @description How much of a hold is captured. */
        NewCapture: {
            /**
             * @description All that is left when left out. An intent with several legs takes no amount: all its legs go together.
             * @example 10.00
             */
            amount?: string;
            /**
             * @description Whether the rest is released (true), or stays on hold for a later capture.
             * @default true
             */
            final?: boolean;
            /**
             * @description What you write on the resource for yourself; echoed, never interpreted.
             * @example {
             *       "order": "6735"
             *     }
             */
            metadata?: {
                [key: string]: string;
            };
        };
        /** @description Nothing: an empty object, or no body at all. */
        NewCancellation: Record<string, never>;
        /** @description How much of what was captured is given back. */
        NewRefund: {
            /**
             * @description The payment intent whose money is given back.
             * @example pi_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            payment_intent: string;
            /**
             * @description All that is left when left out. An intent with several legs takes no amount: all its legs go together.
             * @example 10.00
             */
            amount?: string;
            /**
             * @description What you write on the resource for yourself; echoed, never interpreted.
             * @example {
             *       "order": "6735"
             *     }
             */
            metadata?: {
                [key: string]: string;
            };
        };
        /** @description Everything that is known of an intent. */
        PaymentIntentTimeline: {
            /**
             * @description Always `timeline`.
             * @example timeline
             * @enum {string}
             */
            object: "timeline";
            /**
             * @description The payment intent's id.
             * @example pi_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            payment_intent: string;
            /**
             * @description `scheduled` until `execute_at`, `pending` until it is decided, `requires_capture` while it holds the money; `succeeded`, `failed` and `canceled` are final.
             * @example pending
             * @enum {string}
             */
            status: "scheduled" | "pending" | "requires_capture" | "succeeded" | "failed" | "canceled";
            /**
             * @description Whether something was left out. A timeline has the last 500 captures, refunds and cancellations together, the last 500 ledger transactions, the last 500 deliveries, and of each delivery the last 20 attempts.
             * @example false
             */
            truncated: boolean;
            /** @description In order of time; what happened in one moment, cause before effect. */
            data: (components["schemas"]["TimelineAccepted"] | components["schemas"]["TimelineRung"] | components["schemas"]["TimelineQuarantined"] | components["schemas"]["TimelineDecided"] | components["schemas"]["TimelineCaptureAccepted"] | components["schemas"]["TimelineCaptureDecided"] | components["schemas"]["TimelineRefundAccepted"] | components["schemas"]["TimelineRefundDecided"] | components["schemas"]["TimelineCancellationAccepted"] | components["schemas"]["TimelineCancellationDecided"] | components["schemas"]["TimelineLedgerTransaction"] | components["schemas"]["TimelineEvent"] | components["schemas"]["TimelineDelivery"] | components["schemas"]["TimelineAttempt"])[];
        };
        /** @description The intent was stored. From here on nothing could lose it. */
        TimelineAccepted: {
            /**
             * Format: date-time
             * @description When it happened.
             * @example 2026-11-22T14:00:00.000Z
             */
            at: string;
            /**
             * @description Always `accepted`. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "accepted";
            /**
             * Format: date-time
             * @description What it is scheduled for; null is at once.
             * @example null
             */
            execute_at: string | null;
            /**
             * Format: date-time
             * @description It is canceled if it is not decided by then.
             * @example null
             */
            expires_at: string | null;
            /**
             * Format: date-time
             * @description Its hold is released if it is not captured by then.
             * @example null
             */
            hold_expires_at: string | null;
            /**
             * @description The batch request that it came with; null when it came alone.
             * @example null
             */
            batch: string | null;
        };
        /** @description The clock rang: because nobody had decided in time, or because the moment had come for which something was scheduled or in which it expires. Told once, with the last time. The ring of the acceptance itself is not recorded. */
        TimelineRung: {
            /**
             * Format: date-time
             * @description When it happened.
             * @example 2026-11-22T14:00:00.000Z
             */
            at: string;
            /**
             * @description Always `rung`. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "rung";
            /**
             * @description How often it rang.
             * @example 1
             */
            rings: number;
            /**
             * @description The id of the intent, capture or refund; null for a cancellation.
             * @example pi_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            resource: string | null;
        };
        /** @description Deciding raises an error that nobody foresaw, and the intent waits for an operator. Told as long as it does. */
        TimelineQuarantined: {
            /**
             * Format: date-time
             * @description When it happened.
             * @example 2026-11-22T14:00:00.000Z
             */
            at: string;
            /**
             * @description Always `quarantined`. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "quarantined";
        };
        /** @description The intent came to another status. */
        TimelineDecided: {
            /**
             * Format: date-time
             * @description When it happened.
             * @example 2026-11-22T14:00:00.000Z
             */
            at: string;
            /**
             * @description Always `decided`. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "decided";
            /**
             * @description What it came to.
             * @example succeeded
             * @enum {string}
             */
            status: "requires_capture" | "succeeded" | "failed" | "canceled";
            /**
             * @description Why it failed; null when it did not.
             * @example null
             */
            failure: {
                /**
                 * @description Clients branch on it.
                 * @enum {string}
                 */
                code: "account_closed" | "account_frozen" | "insufficient_funds" | "linked_intent_failed";
                /**
                 * @description The same for people.
                 * @example An account of this leg would fall below its overdraft limit.
                 */
                message: string;
                /**
                 * @description Which leg, counted from 0; null when no leg is at fault.
                 * @example 0
                 */
                leg: number | null;
            } | null;
            /**
             * @description Why it was canceled: `requested`, `expired` before it was decided, or `hold_expired`; null when it was not.
             * @example null
             * @enum {string|null}
             */
            cancellation_reason: "requested" | "expired" | "hold_expired" | null;
            /**
             * @description As of a capture, for the first decision. Null for a later one: it is told with the capture or cancellation that brought it, and of a hold that expired it is not recorded.
             * @example 0
             */
            lock_wait_ms: number | null;
        };
        /** @description A capture was stored. */
        TimelineCaptureAccepted: {
            /**
             * Format: date-time
             * @description When it happened.
             * @example 2026-11-22T14:00:00.000Z
             */
            at: string;
            /**
             * @description Always `capture_accepted`. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "capture_accepted";
            /**
             * @description The capture's id.
             * @example cap_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            capture: string;
            /**
             * @description Null when the intent has several legs: all of them go together.
             * @example 10.00
             */
            amount: string | null;
            /**
             * @description The amount's currency; null when the intent has several legs.
             * @example USD
             */
            currency: string | null;
            /**
             * @description Whether the rest of the hold is released with it.
             * @example true
             */
            final: boolean;
        };
        /** @description A capture came to its end. */
        TimelineCaptureDecided: {
            /**
             * Format: date-time
             * @description When it happened.
             * @example 2026-11-22T14:00:00.000Z
             */
            at: string;
            /**
             * @description Always `capture_decided`. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "capture_decided";
            /**
             * @description The capture's id.
             * @example cap_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            capture: string;
            /**
             * @description What it came to.
             * @enum {string}
             */
            status: "succeeded" | "failed";
            /**
             * @description Why it failed; null when it did not.
             * @example null
             */
            failure: {
                /**
                 * @description Clients branch on it.
                 * @enum {string}
                 */
                code: "not_capturable" | "amount_exceeds_hold" | "amount_exceeds_captured" | "not_cancelable" | "account_closed" | "account_frozen" | "insufficient_funds";
                /**
                 * @description The same for people.
                 * @example More than is left on hold.
                 */
                message: string;
                /**
                 * @description Which leg, counted from 0; null when no leg is at fault.
                 * @example null
                 */
                leg: number | null;
            } | null;
            /**
             * @description How long its batch waited until the intents and accounts were locked, in milliseconds. An attempt to post that failed was rolled back and left nothing; this is the one that counted.
             * @example 0
             */
            lock_wait_ms: number | null;
        };
        /** @description A refund was stored. */
        TimelineRefundAccepted: {
            /**
             * Format: date-time
             * @description When it happened.
             * @example 2026-11-22T14:00:00.000Z
             */
            at: string;
            /**
             * @description Always `refund_accepted`. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "refund_accepted";
            /**
             * @description The refund's id.
             * @example re_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            refund: string;
            /**
             * @description Null when the intent has several legs: all of them go together.
             * @example 10.00
             */
            amount: string | null;
            /**
             * @description The amount's currency; null when the intent has several legs.
             * @example USD
             */
            currency: string | null;
        };
        /** @description A refund came to its end. */
        TimelineRefundDecided: {
            /**
             * Format: date-time
             * @description When it happened.
             * @example 2026-11-22T14:00:00.000Z
             */
            at: string;
            /**
             * @description Always `refund_decided`. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "refund_decided";
            /**
             * @description The refund's id.
             * @example re_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            refund: string;
            /**
             * @description What it came to.
             * @enum {string}
             */
            status: "succeeded" | "failed";
            /**
             * @description Why it failed; null when it did not.
             * @example null
             */
            failure: {
                /**
                 * @description Clients branch on it.
                 * @enum {string}
                 */
                code: "not_capturable" | "amount_exceeds_hold" | "amount_exceeds_captured" | "not_cancelable" | "account_closed" | "account_frozen" | "insufficient_funds";
                /**
                 * @description The same for people.
                 * @example More than is left on hold.
                 */
                message: string;
                /**
                 * @description Which leg, counted from 0; null when no leg is at fault.
                 * @example null
                 */
                leg: number | null;
            } | null;
            /**
             * @description How long its batch waited until the intents and accounts were locked, in milliseconds. An attempt to post that failed was rolled back and left nothing; this is the one that counted.
             * @example 0
             */
            lock_wait_ms: number | null;
        };
        /** @description A cancellation was stored. */
        TimelineCancellationAccepted: {
            /**
             * Format: date-time
             * @description When it happened.
             * @example 2026-11-22T14:00:00.000Z
             */
            at: string;
            /**
             * @description Always `cancellation_accepted`. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "cancellation_accepted";
        };
        /** @description A cancellation came to its end: it succeeded, or was too late. */
        TimelineCancellationDecided: {
            /**
             * Format: date-time
             * @description When it happened.
             * @example 2026-11-22T14:00:00.000Z
             */
            at: string;
            /**
             * @description Always `cancellation_decided`. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "cancellation_decided";
            /**
             * @description What it came to.
             * @enum {string}
             */
            status: "succeeded" | "failed";
            /**
             * @description Why it failed; null when it did not.
             * @example null
             */
            failure: {
                /**
                 * @description Clients branch on it.
                 * @enum {string}
                 */
                code: "not_capturable" | "amount_exceeds_hold" | "amount_exceeds_captured" | "not_cancelable" | "account_closed" | "account_frozen" | "insufficient_funds";
                /**
                 * @description The same for people.
                 * @example More than is left on hold.
                 */
                message: string;
                /**
                 * @description Which leg, counted from 0; null when no leg is at fault.
                 * @example null
                 */
                leg: number | null;
            } | null;
            /**
             * @description How long its batch waited until the intents and accounts were locked, in milliseconds. An attempt to post that failed was rolled back and left nothing; this is the one that counted.
             * @example 0
             */
            lock_wait_ms: number | null;
        };
        /** @description The books were written. */
        TimelineLedgerTransaction: {
            /**
             * Format: date-time
             * @description When it happened.
             * @example 2026-11-22T14:00:00.000Z
             */
            at: string;
            /**
             * @description Always `ledger_transaction`. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "ledger_transaction";
            /**
             * @description The ledger transaction's id.
             * @example txn_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            ledger_transaction: string;
            /**
             * @description What it did.
             * @enum {string}
             */
            kind: "payment" | "hold" | "capture" | "release" | "refund";
            /**
             * Format: date-time
             * @description The accounting date: the intent's `effective_at`, or when it was posted.
             * @example 2026-11-22T14:00:00.000Z
             */
            effective_at: string;
            /** @description Its lines; debits equal credits in every currency. */
            entries: components["schemas"]["Entry"][];
        };
        /** @description One line of a ledger transaction. */
        Entry: {
            /**
             * @description The entry's id.
             * @example entry_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            id: string;
            /**
             * @description The account's id.
             * @example acct_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            account: string;
            /**
             * @description The side that was written.
             * @enum {string}
             */
            direction: "debit" | "credit";
            /**
             * @description Greater than zero.
             * @example 25.00
             */
            amount: string;
            /**
             * @description ISO 4217, or a code that you registered.
             * @example USD
             */
            currency: string;
            /**
             * @description `posted` moves money; `pending` is what holds reserve and will bring.
             * @enum {string}
             */
            layer: "posted" | "pending";
            /**
             * @description The account's balance in this layer after the entry, in its normal direction.
             * @example 75.00
             */
            balance_after: string;
            /**
             * @description The account's version with this entry: they count up without gaps.
             * @example 2
             */
            account_version: number;
        };
        /** @description An event was made, together with what it tells. */
        TimelineEvent: {
            /**
             * Format: date-time
             * @description When it happened.
             * @example 2026-11-22T14:00:00.000Z
             */
            at: string;
            /**
             * @description Always `event`. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "event";
            /**
             * @description The event's id.
             * @example evt_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            event: string;
            /**
             * @description What the event tells.
             * @example payment_intent.succeeded
             * @enum {string}
             */
            event_type: "payment_intent.requires_capture" | "payment_intent.succeeded" | "payment_intent.failed" | "payment_intent.canceled" | "capture.succeeded" | "capture.failed" | "refund.succeeded" | "refund.failed" | "account.created" | "account.updated" | "account.closed" | "webhook_endpoint.disabled" | "webhook_endpoint.failing" | "webhook_endpoint.test";
            /**
             * @description The id of the intent, capture or refund that it tells of.
             * @example pi_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            resource: string;
            /**
             * @description Counts up for each resource, from 1, without gaps.
             * @example 1
             */
            sequence: number;
        };
        /** @description An event was put on its way to an endpoint. */
        TimelineDelivery: {
            /**
             * Format: date-time
             * @description When it happened.
             * @example 2026-11-22T14:00:00.000Z
             */
            at: string;
            /**
             * @description Always `delivery`. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "delivery";
            /**
             * @description The delivery's id.
             * @example del_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            delivery: string;
            /**
             * @description The endpoint that it goes to.
             * @example we_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            webhook_endpoint: string;
            /**
             * @description The event that it carries.
             * @example evt_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            event: string;
            /**
             * @description `pending` while attempts are made or will be; `succeeded` when one was answered with 2xx.
             * @enum {string}
             */
            status: "pending" | "succeeded" | "failed";
            /**
             * @description Why no attempt is made any more; null when it did not fail.
             * @example null
             * @enum {string|null}
             */
            failure: "attempts_exhausted" | "endpoint_gone" | "endpoint_disabled" | "endpoint_deleted" | null;
            /**
             * @description How many attempts were made.
             * @example 0
             */
            attempt_count: number;
            /**
             * Format: date-time
             * @description When the next attempt is due; null when there is none.
             * @example 2026-11-22T14:00:00.000Z
             */
            next_attempt_at: string | null;
            /**
             * Format: date-time
             * @description When it came to its end; null before.
             * @example null
             */
            finished_at: string | null;
        };
        /** @description A call of a webhook began. */
        TimelineAttempt: {
            /**
             * Format: date-time
             * @description When it happened.
             * @example 2026-11-22T14:00:00.000Z
             */
            at: string;
            /**
             * @description Always `attempt`. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "attempt";
            /**
             * @description The delivery's id.
             * @example del_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            delivery: string;
            /**
             * @description The endpoint that it goes to.
             * @example we_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            webhook_endpoint: string;
            /**
             * @description The event's id.
             * @example evt_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            event: string;
            /**
             * @description Counts up for each delivery, from 1.
             * @example 1
             */
            number: number;
            /**
             * @description How long it took, in milliseconds.
             * @example 84
             */
            duration_ms: number;
            /**
             * @description Whether it was answered with 2xx.
             * @enum {string}
             */
            outcome: "succeeded" | "failed";
            /**
             * @description The HTTP status of the answer; null when there was none.
             * @example 200
             */
            response_status: number | null;
            /**
             * @description Why it failed, such as `connection_refused`; null when it did not.
             * @example null
             */
            error: string | null;
        };
        /** @description A dated set of entries. It is written once and never changed. */
        LedgerTransaction: {
            /**
             * @description The ledger transaction's id.
             * @example txn_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            id: string;
            /**
             * @description Always `ledger_transaction`.
             * @example ledger_transaction
             * @enum {string}
             */
            object: "ledger_transaction";
            /**
             * @description What it did.
             * @enum {string}
             */
            kind: "payment" | "hold" | "capture" | "release" | "refund";
            /**
             * @description The payment intent that brought it about.
             * @example pi_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            payment_intent: string;
            /**
             * Format: date-time
             * @description The accounting date: the intent's `effective_at`, or when it was posted.
             * @example 2026-11-22T14:00:00.000Z
             */
            effective_at: string;
            /**
             * Format: date-time
             * @description When it was created.
             * @example 2026-11-22T14:00:00.000Z
             */
            created_at: string;
            /** @description Its lines; debits equal credits in every currency. */
            entries: components["schemas"]["Entry"][];
        };
        /** @description Debits and credits per currency and account; they are equal, always. */
        TrialBalance: {
            /**
             * @description Always `trial_balance`.
             * @example trial_balance
             * @enum {string}
             */
            object: "trial_balance";
            /** @description One line for each currency; debits equal credits, always. */
            totals: {
                /**
                 * @description ISO 4217, or a code that you registered.
                 * @example USD
                 */
                currency: string;
                /**
                 * @description The sum of all debits in the posted layer.
                 * @example 100.00
                 */
                debits: string;
                /**
                 * @description The sum of all credits in the posted layer.
                 * @example 100.00
                 */
                credits: string;
            }[];
            /** @description One line for each account that ever moved. */
            accounts: {
                /**
                 * @description The account's id.
                 * @example acct_01jd2m3n4p5q6r7s8t9v0w1x2y
                 */
                account: string;
                /**
                 * @description ISO 4217, or a code that you registered.
                 * @example USD
                 */
                currency: string;
                /**
                 * @description The sum of all debits in the posted layer.
                 * @example 100.00
                 */
                debits: string;
                /**
                 * @description The sum of all credits in the posted layer.
                 * @example 100.00
                 */
                credits: string;
            }[];
        };
        /** @description Something that happened to a resource. It never changes. */
        Event: {
            /**
             * @description The event's id: a webhook that comes twice has the same one.
             * @example evt_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            id: string;
            /**
             * @description Always `event`.
             * @example event
             * @enum {string}
             */
            object: "event";
            /**
             * @description What happened.
             * @example account.created
             * @enum {string}
             */
            type: "payment_intent.requires_capture" | "payment_intent.succeeded" | "payment_intent.failed" | "payment_intent.canceled" | "capture.succeeded" | "capture.failed" | "refund.succeeded" | "refund.failed" | "account.created" | "account.updated" | "account.closed" | "webhook_endpoint.disabled" | "webhook_endpoint.failing" | "webhook_endpoint.test";
            /**
             * Format: date-time
             * @description When it was created.
             * @example 2026-11-22T14:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description `created_at`, under the name that Standard Webhooks gives it.
             * @example 2026-11-22T14:00:00.000Z
             */
            timestamp: string;
            /**
             * @description Whether it is real: true with keys `qt_live_…`, false with `qt_test_…`.
             * @example false
             */
            livemode: boolean;
            /**
             * @description Counts up for each resource, from 1, without gaps.
             * @example 1
             */
            sequence: number;
            /** @description What it happened to. */
            data: {
                /**
                 * @description The resource as the event left it, such as `GET` answers it.
                 * @example {
                 *       "id": "acct_01jd2m3n4p5q6r7s8t9v0w1x2y",
                 *       "object": "account"
                 *     }
                 */
                object: {
                    [key: string]: unknown;
                };
            };
        };
        /** @description A webhook endpoint with the secret that signs what is sent to it. */
        CreatedWebhookEndpoint: components["schemas"]["WebhookEndpoint"] & {
            /**
             * @description Signs what is sent here. Shown only now: keep it.
             * @example whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD
             */
            secret: string;
        };
        /** @description Where events are to be sent, and how. */
        NewWebhookEndpoint: {
            /**
             * @description Where events are sent: https, a public host.
             * @example https://example.com/webhooks
             */
            url: string;
            /**
             * @description A text for people: at most 500 characters.
             * @default null
             * @example Shop
             */
            description?: string | null;
            /**
             * @description Which events are sent; `*` is every type.
             * @default [
             *       "*"
             *     ]
             * @example [
             *       "*"
             *     ]
             */
            event_types?: ("*" | "payment_intent.requires_capture" | "payment_intent.succeeded" | "payment_intent.failed" | "payment_intent.canceled" | "capture.succeeded" | "capture.failed" | "refund.succeeded" | "refund.failed" | "account.created" | "account.updated" | "account.closed" | "webhook_endpoint.disabled" | "webhook_endpoint.failing" | "webhook_endpoint.test")[];
            /**
             * @description `fifo` sends an event only when the one before it was taken, in the order of their commits; `unordered` does not wait.
             * @default unordered
             * @enum {string}
             */
            ordering?: "unordered" | "fifo";
            /**
             * @description How many calls it gets at the same time.
             * @default 8
             * @example 8
             */
            max_in_flight?: number;
            /**
             * @description How many calls it gets in a second; null is as many as it answers.
             * @default null
             * @example null
             */
            rate_limit?: number | null;
            /**
             * @description How webhooks are signed: `v1` (HMAC-SHA256) always, `v1a` (ed25519) beside it where it is asked for.
             * @default [
             *       "v1"
             *     ]
             * @example [
             *       "v1"
             *     ]
             */
            signatures?: ("v1" | "v1a")[];
            /**
             * @description In which its webhooks are written: that of this request when left out.
             * @example 2026-11-01
             * @enum {string}
             */
            api_version?: "2026-11-01";
        };
        /**
         * @description What is to be different; what is left out stays as it is.
         * @example {
         *       "description": "Shop",
         *       "status": "enabled"
         *     }
         */
        WebhookEndpointChange: {
            /**
             * @description Where events are sent: https, a public host.
             * @example https://example.com/webhooks
             */
            url?: string;
            /**
             * @description A text for people: at most 500 characters.
             * @example Shop
             */
            description?: string | null;
            /**
             * @description Which events are sent; `*` is every type.
             * @example [
             *       "*"
             *     ]
             */
            event_types?: ("*" | "payment_intent.requires_capture" | "payment_intent.succeeded" | "payment_intent.failed" | "payment_intent.canceled" | "capture.succeeded" | "capture.failed" | "refund.succeeded" | "refund.failed" | "account.created" | "account.updated" | "account.closed" | "webhook_endpoint.disabled" | "webhook_endpoint.failing" | "webhook_endpoint.test")[];
            /**
             * @description `enabled` gets events; `disabled` gets none until it is enabled again.
             * @enum {string}
             */
            status?: "enabled" | "disabled";
            /**
             * @description `fifo` sends an event only when the one before it was taken, in the order of their commits; `unordered` does not wait.
             * @enum {string}
             */
            ordering?: "unordered" | "fifo";
            /**
             * @description How many calls it gets at the same time.
             * @example 8
             */
            max_in_flight?: number;
            /**
             * @description How many calls it gets in a second; null is as many as it answers.
             * @example null
             */
            rate_limit?: number | null;
            /**
             * @description How webhooks are signed: `v1` (HMAC-SHA256) always, `v1a` (ed25519) beside it where it is asked for.
             * @example [
             *       "v1"
             *     ]
             */
            signatures?: ("v1" | "v1a")[];
            /**
             * @description The version of the API in which its webhooks are written.
             * @example 2026-11-01
             * @enum {string}
             */
            api_version?: "2026-11-01";
        };
        /** @description How the old secret ends. */
        RotateWebhookSecret: {
            /**
             * @description How long the old secret signs beside the new one, in seconds: up to seven days, a day when left out.
             * @default 86400
             * @example 86400
             */
            overlap_seconds?: number;
        };
        /** @description An event on its way to one webhook endpoint. */
        WebhookDelivery: {
            /**
             * @description The delivery's id.
             * @example del_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            id: string;
            /**
             * @description Always `webhook_delivery`.
             * @example webhook_delivery
             * @enum {string}
             */
            object: "webhook_delivery";
            /**
             * @description The endpoint that it goes to.
             * @example we_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            webhook_endpoint: string;
            /**
             * @description The event that it carries.
             * @example evt_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            event: string;
            /**
             * @description `pending` while attempts are made or will be; `succeeded` when one was answered with 2xx.
             * @enum {string}
             */
            status: "pending" | "succeeded" | "failed";
            /**
             * @description Why no attempt is made any more; null when it did not fail.
             * @example null
             * @enum {string|null}
             */
            failure: "attempts_exhausted" | "endpoint_gone" | "endpoint_disabled" | "endpoint_deleted" | null;
            /**
             * @description How many attempts were made.
             * @example 0
             */
            attempt_count: number;
            /**
             * Format: date-time
             * @description When the next attempt is due; null when there is none.
             * @example 2026-11-22T14:00:00.000Z
             */
            next_attempt_at: string | null;
            /**
             * Format: date-time
             * @description When it was created.
             * @example 2026-11-22T14:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it came to its end; null before.
             * @example null
             */
            finished_at: string | null;
        };
        /** @description Nothing: an empty object, or no body at all. */
        WebhookCommand: Record<string, never>;
        /** @description A delivery, and every call that was made for it. */
        WebhookDeliveryWithAttempts: components["schemas"]["WebhookDelivery"] & {
            /** @description Every call that was made, oldest first. */
            attempts: components["schemas"]["WebhookAttempt"][];
        };
        /** @description One call of a webhook. */
        WebhookAttempt: {
            /**
             * @description Counts up for each delivery, from 1.
             * @example 1
             */
            number: number;
            /**
             * Format: date-time
             * @description When the call began.
             * @example 2026-11-22T14:00:00.000Z
             */
            started_at: string;
            /**
             * @description How long it took, in milliseconds.
             * @example 84
             */
            duration_ms: number;
            /**
             * @description Whether it was answered with 2xx.
             * @enum {string}
             */
            outcome: "succeeded" | "failed";
            /**
             * @description The HTTP status of the answer; null when there was none.
             * @example 200
             */
            response_status: number | null;
            /**
             * @description Why it failed, such as `connection_refused`; null when it did not.
             * @example null
             */
            error: string | null;
            /**
             * @description The beginning of the answer; null when there was none.
             * @example ok
             */
            response_body: string | null;
        };
        /** @description Many deliveries that are begun anew, and how far it is. */
        WebhookTask: {
            /**
             * @description The task's id.
             * @example task_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            id: string;
            /**
             * @description Always `webhook_task`.
             * @example webhook_task
             * @enum {string}
             */
            object: "webhook_task";
            /**
             * @description `recover` sends again what failed, `replay` everything.
             * @enum {string}
             */
            kind: "recover" | "replay";
            /**
             * @description The endpoint that it sends to.
             * @example we_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            webhook_endpoint: string;
            /**
             * Format: date-time
             * @description The period begins with this moment.
             * @example 2026-11-22T00:00:00.000Z
             */
            since: string;
            /**
             * Format: date-time
             * @description The period ends just before this moment.
             * @example 2026-11-23T00:00:00.000Z
             */
            until: string;
            /**
             * @description Whether only events are sent that the endpoint was never sent.
             * @example false
             */
            only_missing: boolean;
            /**
             * @description Finished when every delivery that it began anew has come to its end.
             * @enum {string}
             */
            status: "running" | "finished";
            /**
             * @description How many deliveries or events there were when it was asked for.
             * @example 12
             */
            total: number;
            /**
             * @description Deliveries that were begun anew so far.
             * @example 0
             */
            begun: number;
            /**
             * @description Those of them that are under way.
             * @example 0
             */
            pending: number;
            /**
             * @description Those of them that succeeded.
             * @example 0
             */
            succeeded: number;
            /**
             * @description Those of them that failed.
             * @example 0
             */
            failed: number;
            /**
             * Format: date-time
             * @description When it was created.
             * @example 2026-11-22T14:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it came to its end; null before.
             * @example null
             */
            finished_at: string | null;
        };
        /** @description Of which period what failed is sent again. */
        RecoverWebhooks: {
            /**
             * Format: date-time
             * @description The period begins with this moment (RFC 3339).
             * @example 2026-11-22T00:00:00.000Z
             */
            since: string;
            /**
             * Format: date-time
             * @description The end of the period (RFC 3339), which is not part of it. The present when left out.
             * @example 2026-11-23T00:00:00.000Z
             */
            until?: string;
        };
        /** @description Of which period the events are sent again. */
        ReplayWebhooks: {
            /**
             * Format: date-time
             * @description The period begins with this moment (RFC 3339).
             * @example 2026-11-22T00:00:00.000Z
             */
            since: string;
            /**
             * Format: date-time
             * @description The end of the period (RFC 3339), which is not part of it. The present when left out.
             * @example 2026-11-23T00:00:00.000Z
             */
            until?: string;
            /**
             * @description Send only events that the endpoint was never sent, for example while it was disabled.
             * @default false
             * @example false
             */
            only_missing?: boolean;
        };
        /** @description A key that was just made, with the key itself. */
        CreatedApiKey: components["schemas"]["ApiKey"] & {
            /**
             * @description The key itself, to be sent as `Authorization: Bearer <key>`. Shown only in this one answer and kept nowhere: null when the answer is told again because of its `Idempotency-Key`.
             * @example qt_test_000000000000000000000000000000000000
             */
            secret: string | null;
        };
        /** @description What is kept of a key, which is not the key itself. */
        ApiKey: {
            /**
             * @description Names the key wherever the key itself is not needed.
             * @example key_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            id: string;
            /**
             * @description Always `api_key`.
             * @example api_key
             * @enum {string}
             */
            object: "api_key";
            /**
             * @description Whether it is real: true with keys `qt_live_…`, false with `qt_test_…`.
             * @example false
             */
            livemode: boolean;
            /**
             * @description What its owner calls it.
             * @example Checkout
             */
            name: string | null;
            /**
             * @description How the key begins and ends, to tell keys apart; one from before version 1 has no end here.
             * @example qt_test_…b8Xk
             */
            hint: string;
            /**
             * @description What it may do.
             * @example [
             *       "payments:read",
             *       "payments:write"
             *     ]
             */
            scopes: ("payments:read" | "payments:write" | "accounts:read" | "accounts:write" | "webhooks:read" | "webhooks:write" | "events:read" | "keys:write")[];
            /**
             * @description The version of the API that it is answered in unless a request names another.
             * @example 2026-11-01
             * @enum {string}
             */
            api_version: "2026-11-01";
            /**
             * @description The key that a rotation made in its place; null when it was not rotated.
             * @example null
             */
            replaced_by: string | null;
            /**
             * Format: date-time
             * @description When it was created.
             * @example 2026-11-22T14:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description Until when it is good; null is for ever.
             * @example null
             */
            expires_at: string | null;
            /**
             * Format: date-time
             * @description When it was last used, to about a minute; null when it never was.
             * @example 2026-11-22T15:04:00.000Z
             */
            last_used_at: string | null;
            /**
             * Format: date-time
             * @description When it was revoked, for ever; null when it was not.
             * @example null
             */
            revoked_at: string | null;
        };
        /** @description What a new key may do, and for how long. */
        NewApiKey: {
            /**
             * @description What the key may do, each scope once. A key hands out only scopes that it has itself.
             * @example [
             *       "payments:read",
             *       "payments:write"
             *     ]
             */
            scopes: ("payments:read" | "payments:write" | "accounts:read" | "accounts:write" | "webhooks:read" | "webhooks:write" | "events:read" | "keys:write")[];
            /**
             * @description What you call it.
             * @default null
             * @example Checkout
             */
            name?: string | null;
            /**
             * Format: date-time
             * @description Until when the key is good (RFC 3339, in the future; digits finer than a millisecond are cut off); null is for ever. A key that expires makes none that outlives it.
             * @example 2030-11-22T00:00:00.000Z
             */
            expires_at?: string | null;
        };
        /** @description How the old key ends. */
        RotateApiKey: {
            /**
             * @description How long the old key is good beside the new one, in seconds: up to seven days, a day when left out, 0 ends it at once.
             * @default 86400
             * @example 3600
             */
            overlap_seconds?: number;
        };
        /** @description Something that was done, by whom and to what. */
        AuditLogEntry: {
            /**
             * @description The entry's id. Ids sort by time.
             * @example alog_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            id: string;
            /**
             * @description Always `audit_log_entry`.
             * @example audit_log_entry
             * @enum {string}
             */
            object: "audit_log_entry";
            /**
             * @description Whether it is real: true with keys `qt_live_…`, false with `qt_test_…`.
             * @example false
             */
            livemode: boolean;
            /**
             * @description What was done.
             * @example account.frozen
             * @enum {string}
             */
            action: "account.created" | "account.updated" | "account.limit_changed" | "account.frozen" | "account.unfrozen" | "account.closed" | "api_key.created" | "api_key.rotated" | "api_key.revoked" | "currency.registered" | "quarantine.released" | "tenant.created" | "webhook_endpoint.created" | "webhook_endpoint.updated" | "webhook_endpoint.enabled" | "webhook_endpoint.disabled" | "webhook_endpoint.deleted" | "webhook_endpoint.secret_rotated" | "webhook_endpoint.tested" | "webhook_endpoint.recovered" | "webhook_endpoint.replayed" | "webhook_delivery.retried";
            /** @description Who did it. */
            actor: {
                /**
                 * @description `api_key` for a request with one of your keys, `operator` for somebody who runs this service, `system` for what it does by itself.
                 * @example api_key
                 * @enum {string}
                 */
                type: "api_key" | "operator" | "system";
                /**
                 * @description The id of the API key; null for operators and the system.
                 * @example key_01jd2m3n4p5q6r7s8t9v0w1x2y
                 */
                id: string | null;
            };
            /**
             * @description The id of what it was done to, of a currency its code; null is the tenant itself.
             * @example acct_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            resource: string | null;
            /**
             * @description The fields that were set, under the names that the API has for them.
             * @example {
             *       "status": {
             *         "before": "active",
             *         "after": "frozen"
             *       }
             *     }
             */
            changes: {
                [key: string]: {
                    /** @description What it was; null where there was nothing. */
                    before?: unknown;
                    /** @description What it is since. */
                    after?: unknown;
                };
            };
            /**
             * @description The `Request-Id` of the answer to the request that did it, where there was one.
             * @example req_0190b5c4e2f07b3c9d5e6f708192a3b4
             */
            request_id: string | null;
            /**
             * @description The network address that your request came from; null for all others.
             * @example 203.0.113.7
             */
            address: string | null;
            /**
             * Format: date-time
             * @description When it was done.
             * @example 2026-11-22T14:00:00.000Z
             */
            created_at: string;
        };
    };
    responses: never;
    parameters: {
        /**
         * @description The version of the API that the request speaks, for this request only. The one that the API key is pinned to when left out.
         * @example 2026-11-01
         */
        ApiVersion: "2026-11-01";
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listAccounts: {
        parameters: {
            query?: {
                /** @description How many items a page has: 1 to 100, 25 when left out. */
                limit?: string;
                /** @description Where the page begins: `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: {
                /**
                 * @description The version of the API that the request speaks, for this request only. The one that the API key is pinned to when left out.
                 * @example 2026-11-01
                 */
                "Api-Version"?: components["parameters"]["ApiVersion"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accounts, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "object": "list",
                     *       "data": [
                     *         {
                     *           "id": "acct_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *           "object": "account",
                     *           "livemode": false,
                     *           "currency": "USD",
                     *           "normal_balance": "credit",
                     *           "status": "active",
                     *           "overdraft_limit": "0.00",
                     *           "external_id": "customer-42",
                     *           "name": "Ada",
                     *           "metadata": {
                     *             "order": "6735"
                     *           },
                     *           "balance": {
                     *             "posted": "25.00",
                     *             "pending_in": "0.00",
                     *             "pending_out": "0.00",
                     *             "available": "25.00"
                     *           },
                     *           "version": 1,
                     *           "created_at": "2026-11-22T14:00:00.000Z",
                     *           "updated_at": "2026-11-22T14:00:00.000Z"
                     *         }
                     *       ],
                     *       "has_more": false,
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description Always `list`.
                         * @example list
                         * @enum {string}
                         */
                        object: "list";
                        /** @description The items of this page. */
                        data: components["schemas"]["Account"][];
                        /**
                         * @description Whether another page follows.
                         * @example false
                         */
                        has_more: boolean;
                        /**
                         * @description Give it as `cursor` to get the next page; null on the last one.
                         * @example null
                         */
                        next_cursor: string | null;
                    };
                };
            };
        };
    };
    createAccount: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 visible ASCII characters. It belongs to its first request for ever: the same request gets the first answer again, with `Idempotent-Replayed: true`; another one is refused.
                 * @example order-6735
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The version of the API that the request speaks, for this request only. The one that the API key is pinned to when left out.
                 * @example 2026-11-01
                 */
                "Api-Version"?: components["parameters"]["ApiVersion"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "currency": "USD",
                 *       "normal_balance": "credit",
                 *       "overdraft_limit": "0.00",
                 *       "external_id": "customer-42",
                 *       "name": "Ada",
                 *       "metadata": {
                 *         "order": "6735"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["NewAccount"];
            };
        };
        responses: {
            /** @description The account is open. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "acct_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *       "object": "account",
                     *       "livemode": false,
                     *       "currency": "USD",
                     *       "normal_balance": "credit",
                     *       "status": "active",
                     *       "overdraft_limit": "0.00",
                     *       "external_id": "customer-42",
                     *       "name": "Ada",
                     *       "metadata": {
                     *         "order": "6735"
                     *       },
                     *       "balance": {
                     *         "posted": "25.00",
                     *         "pending_in": "0.00",
                     *         "pending_out": "0.00",
                     *         "available": "25.00"
                     *       },
                     *       "version": 1,
                     *       "created_at": "2026-11-22T14:00:00.000Z",
                     *       "updated_at": "2026-11-22T14:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Account"];
                };
            };
        };
    };
    getAccount: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The version of the API that the request speaks, for this request only. The one that the API key is pinned to when left out.
                 * @example 2026-11-01
                 */
                "Api-Version"?: components["parameters"]["ApiVersion"];
            };
            path: {
                /** @description The id of the account, or `external:<external_id>`. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "acct_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *       "object": "account",
                     *       "livemode": false,
                     *       "currency": "USD",
                     *       "normal_balance": "credit",
                     *       "status": "active",
                     *       "overdraft_limit": "0.00",
                     *       "external_id": "customer-42",
                     *       "name": "Ada",
                     *       "metadata": {
                     *         "order": "6735"
                     *       },
                     *       "balance": {
                     *         "posted": "25.00",
                     *         "pending_in": "0.00",
                     *         "pending_out": "0.00",
                     *         "available": "25.00"
                     *       },
                     *       "version": 1,
                     *       "created_at": "2026-11-22T14:00:00.000Z",
                     *       "updated_at": "2026-11-22T14:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Account"];
                };
            };
        };
    };
    updateAccount: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The version of the API that the request speaks, for this request only. The one that the API key is pinned to when left out.
                 * @example 2026-11-01
                 */
                "Api-Version"?: components["parameters"]["ApiVersion"];
            };
            path: {
                /** @description The id of the account, or `external:<external_id>`. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ada",
                 *       "metadata": {
                 *         "order": "6736",
                 *         "coupon": null
                 *       },
                 *       "overdraft_limit": "100.00",
                 *       "status": "active"
                 *     }
                 */
                "application/json": components["schemas"]["AccountChange"];
            };
        };
        responses: {
            /** @description The account as it is now. Every payment intent that is not decided yet is decided by these terms. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "acct_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *       "object": "account",
                     *       "livemode": false,
                     *       "currency": "USD",
                     *       "normal_balance": "credit",
                     *       "status": "active",
                     *       "overdraft_limit": "0.00",
                     *       "external_id": "customer-42",
                     *       "name": "Ada",
                     *       "metadata": {
                     *         "order": "6735"
                     *       },
                     *       "balance": {
                     *         "posted": "25.00",
                     *         "pending_in": "0.00",
                     *         "pending_out": "0.00",
                     *         "available": "25.00"
                     *       },
                     *       "version": 1,
                     *       "created_at": "2026-11-22T14:00:00.000Z",
                     *       "updated_at": "2026-11-22T14:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Account"];
                };
            };
        };
    };
    getAccountBalance: {
        parameters: {
            query?: {
                /** @description RFC 3339; digits finer than a millisecond are cut off. What was posted (or counts) at this moment is included. The present when left out. */
                at?: string;
                /** @description By which of its times an entry belongs to a moment: `posted` is `created_at`, when it was written; `effective` is `effective_at`, the accounting date. */
                axis?: "posted" | "effective";
            };
            header?: {
                /**
                 * @description The version of the API that the request speaks, for this request only. The one that the API key is pinned to when left out.
                 * @example 2026-11-01
                 */
                "Api-Version"?: components["parameters"]["ApiVersion"];
            };
            path: {
                /** @description The id of the account, or `external:<external_id>`. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The balance at a moment, by default as it stands. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "posted": "25.00",
                     *       "pending_in": "0.00",
                     *       "pending_out": "0.00",
                     *       "available": "0.00"
                     *     }
                     */
                    "application/json": components["schemas"]["BalanceAt"];
                };
            };
        };
    };
    closeAccount: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 visible ASCII characters. It belongs to its first request for ever: the same request gets the first answer again, with `Idempotent-Replayed: true`; another one is refused.
                 * @example order-6735
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The version of the API that the request speaks, for this request only. The one that the API key is pinned to when left out.
                 * @example 2026-11-01
                 */
                "Api-Version"?: components["parameters"]["ApiVersion"];
            };
            path: {
                /** @description The id of the account, or `external:<external_id>`. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["AccountClosing"];
            };
        };
        responses: {
            /** @description The account is closed, now or since an earlier request, and stays so. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "acct_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *       "object": "account",
                     *       "livemode": false,
                     *       "currency": "USD",
                     *       "normal_balance": "credit",
                     *       "status": "active",
                     *       "overdraft_limit": "0.00",
                     *       "external_id": "customer-42",
                     *       "name": "Ada",
                     *       "metadata": {
                     *         "order": "6735"
                     *       },
                     *       "balance": {
                     *         "posted": "25.00",
                     *         "pending_in": "0.00",
                     *         "pending_out": "0.00",
                     *         "available": "25.00"
                     *       },
                     *       "version": 1,
                     *       "created_at": "2026-11-22T14:00:00.000Z",
                     *       "updated_at": "2026-11-22T14:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Account"];
                };
            };
        };
    };
    listAccountEntries: {
        parameters: {
            query?: {
                /** @description How many items a page has: 1 to 100, 25 when left out. */
                limit?: string;
                /** @description Where the page begins: `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: {
                /**
                 * @description The version of the API that the request speaks, for this request only. The one that the API key is pinned to when left out.
                 * @example 2026-11-01
                 */
                "Api-Version"?: components["parameters"]["ApiVersion"];
            };
            path: {
                /** @description The id of the account, or `external:<external_id>`. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Entries, newest first, each with the balance after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "object": "list",
                     *       "data": [
                     *         {
                     *           "id": "entry_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *           "account": "acct_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *           "direction": "debit",
                     *           "amount": "25.00",
                     *           "currency": "USD",
                     *           "layer": "posted",
                     *           "balance_after": "75.00",
                     *           "account_version": 2,
                     *           "object": "entry",
                     *           "ledger_transaction": "txn_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *           "effective_at": "2026-11-22T14:00:00.000Z",
                     *           "created_at": "2026-11-22T14:00:00.000Z"
                     *         }
                     *       ],
                     *       "has_more": false,
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description Always `list`.
                         * @example list
                         * @enum {string}
                         */
                        object: "list";
                        /** @description The items of this page. */
                        data: components["schemas"]["AccountEntry"][];
                        /**
                         * @description Whether another page follows.
                         * @example false
                         */
                        has_more: boolean;
                        /**
                         * @description Give it as `cursor` to get the next page; null on the last one.
                         * @example null
                         */
                        next_cursor: string | null;
                    };
                };
            };
        };
    };
    getAccountStatement: {
        parameters: {
            query: {
                /** @description How many items a page has: 1 to 100, 25 when left out. */
                limit?: string;
                /** @description Where the page begins: `next_cursor` of the page before. */
                cursor?: string;
                /** @description RFC 3339. The period begins with this moment. */
                from: string;
                /** @description RFC 3339. The period ends just before this moment. */
                to: string;
                /** @description By which of its times an entry belongs to a moment: `posted` is `created_at`, when it was written; `effective` is `effective_at`, the accounting date. */
                axis?: "posted" | "effective";
            };
            header?: {
                /**
                 * @description The version of the API that the request speaks, for this request only. The one that the API key is pinned to when left out.
                 * @example 2026-11-01
                 */
                "Api-Version"?: components["parameters"]["ApiVersion"];
            };
            path: {
                /** @description The id of the account, or `external:<external_id>`. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Opening balance, entries, closing balance. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "object": "statement",
                     *       "account": "acct_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *       "currency": "USD",
                     *       "axis": "posted",
                     *       "from": "2026-11-01T00:00:00.000Z",
                     *       "to": "2026-12-01T00:00:00.000Z",
                     *       "opening_balance": {
                     *         "posted": "25.00",
                     *         "pending_in": "0.00",
                     *         "pending_out": "0.00",
                     *         "available": "0.00"
                     *       },
                     *       "closing_balance": {
                     *         "posted": "25.00",
                     *         "pending_in": "0.00",
                     *         "pending_out": "0.00",
                     *         "available": "0.00"
                     *       },
                     *       "totals": {
                     *         "debits": "25.00",
                     *         "credits": "25.00"
                     *       },
                     *       "entries": {
                     *         "object": "list",
                     *         "data": [
                     *           {
                     *             "id": "entry_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *             "account": "acct_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *             "direction": "debit",
                     *             "amount": "25.00",
                     *             "currency": "USD",
                     *             "layer": "posted",
                     *             "balance_after": "75.00",
                     *             "account_version": 2,
                     *             "object": "entry",
                     *             "ledger_transaction": "txn_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *             "effective_at": "2026-11-22T14:00:00.000Z",
                     *             "created_at": "2026-11-22T14:00:00.000Z"
                     *           }
                     *         ],
                     *         "has_more": false,
                     *         "next_cursor": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Statement"];
                };
            };
        };
    };
    listApiKeys: {
        parameters: {
            query?: {
                /** @description How many items a page has: 1 to 100, 25 when left out. */
                limit?: string;
                /** @description Where the page begins: `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: {
                /**
                 * @description The version of the API that the request speaks, for this request only. The one that the API key is pinned to when left out.
                 * @example 2026-11-01
                 */
                "Api-Version"?: components["parameters"]["ApiVersion"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description API keys, newest first, also those that are revoked or have expired. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "object": "list",
                     *       "data": [
                     *         {
                     *           "id": "key_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *           "object": "api_key",
                     *           "livemode": false,
                     *           "name": "Checkout",
                     *           "hint": "qt_test_…b8Xk",
                     *           "scopes": [
                     *             "payments:read",
                     *             "payments:write"
                     *           ],
                     *           "api_version": "2026-11-01",
                     *           "replaced_by": null,
                     *           "created_at": "2026-11-22T14:00:00.000Z",
                     *           "expires_at": null,
                     *           "last_used_at": "2026-11-22T15:04:00.000Z",
                     *           "revoked_at": null
                     *         }
                     *       ],
                     *       "has_more": false,
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description Always `list`.
                         * @example list
                         * @enum {string}
                         */
                        object: "list";
                        /** @description The items of this page. */
                        data: components["schemas"]["ApiKey"][];
                        /**
                         * @description Whether another page follows.
                         * @example false
                         */
                        has_more: boolean;
                        /**
                         * @description Give it as `cursor` to get the next page; null on the last one.
                         * @example null
                         */
                        next_cursor: string | null;
                    };
                };
            };
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 visible ASCII characters. It belongs to its first request for ever: the same request gets the first answer again, with `Idempotent-Replayed: true`; another one is refused.
                 * @example order-6735
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The version of the API that the request speaks, for this request only. The one that the API key is pinned to when left out.
                 * @example 2026-11-01
                 */
                "Api-Version"?: components["parameters"]["ApiVersion"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "scopes": [
                 *         "payments:read",
                 *         "payments:write"
                 *       ],
                 *       "name": "Checkout",
                 *       "expires_at": "2030-11-22T00:00:00.000Z"
                 *     }
                 */
                "application/json": components["schemas"]["NewApiKey"];
            };
        };
        responses: {
            /** @description The key is good from now on. It is shown only here. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "key_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *       "object": "api_key",
                     *       "livemode": false,
                     *       "name": "Checkout",
                     *       "hint": "qt_test_…b8Xk",
                     *       "scopes": [
                     *         "payments:read",
                     *         "payments:write"
                     *       ],
                     *       "api_version": "2026-11-01",
                     *       "replaced_by": null,
                     *       "created_at": "2026-11-22T14:00:00.000Z",
                     *       "expires_at": null,
                     *       "last_used_at": "2026-11-22T15:04:00.000Z",
                     *       "revoked_at": null,
                     *       "secret": "qt_test_000000000000000000000000000000000000"
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedApiKey"];
                };
            };
        };
    };
    getApiKey: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The version of the API that the request speaks, for this request only. The one that the API key is pinned to when left out.
                 * @example 2026-11-01
                 */
                "Api-Version"?: components["parameters"]["ApiVersion"];
            };
            path: {
                /** @description The id of the key, not the key itself. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is kept of the key, which is not the key itself. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "key_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *       "object": "api_key",
                     *       "livemode": false,
                     *       "name": "Checkout",
                     *       "hint": "qt_test_…b8Xk",
                     *       "scopes": [
                     *         "payments:read",
                     *         "payments:write"
                     *       ],
                     *       "api_version": "2026-11-01",
                     *       "replaced_by": null,
                     *       "created_at": "2026-11-22T14:00:00.000Z",
                     *       "expires_at": null,
                     *       "last_used_at": "2026-11-22T15:04:00.000Z",
                     *       "revoked_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The version of the API that the request speaks, for this request only. The one that the API key is pinned to when left out.
                 * @example 2026-11-01
                 */
                "Api-Version"?: components["parameters"]["ApiVersion"];
            };
            path: {
                /** @description The id of the key, not the key itself. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key is revoked for ever, now or since an earlier request: it is refused within 5 seconds everywhere, and streams that it opened end. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    rotateApiKey: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 visible ASCII characters. It belongs to its first request for ever: the same request gets the first answer again, with `Idempotent-Replayed: true`; another one is refused.
                 * @example order-6735
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The version of the API that the request speaks, for this request only. The one that the API key is pinned to when left out.
                 * @example 2026-11-01
                 */
                "Api-Version"?: components["parameters"]["ApiVersion"];
            };
            path: {
                /** @description The id of the key, not the key itself. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "overlap_seconds": 3600
                 *     }
                 */
                "application/json": components["schemas"]["RotateApiKey"];
            };
        };
        responses: {
            /** @description The new key, with the name, the scopes and the expiry of the old one, and shown only here. Both are good until the old one expires. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "key_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *       "object": "api_key",
                     *       "livemode": false,
                     *       "name": "Checkout",
                     *       "hint": "qt_test_…b8Xk",
                     *       "scopes": [
                     *         "payments:read",
                     *         "payments:write"
                     *       ],
                     *       "api_version": "2026-11-01",
                     *       "replaced_by": null,
                     *       "created_at": "2026-11-22T14:00:00.000Z",
                     *       "expires_at": null,
                     *       "last_used_at": "2026-11-22T15:04:00.000Z",
                     *       "revoked_at": null,
                     *       "secret": "qt_test_000000000000000000000000000000000000"
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedApiKey"];
                };
            };
        };
    };
    listAuditLog: {
        parameters: {
            query?: {
                /** @description How many items a page has: 1 to 100, 25 when left out. */
                limit?: string;
                /** @description Where the page begins: `next_cursor` of the page before. */
                cursor?: string;
                /** @description Only this action. */
                action?: "account.created" | "account.updated" | "account.limit_changed" | "account.frozen" | "account.unfrozen" | "account.closed" | "api_key.created" | "api_key.rotated" | "api_key.revoked" | "currency.registered" | "quarantine.released" | "tenant.created" | "webhook_endpoint.created" | "webhook_endpoint.updated" | "webhook_endpoint.enabled" | "webhook_endpoint.disabled" | "webhook_endpoint.deleted" | "webhook_endpoint.secret_rotated" | "webhook_endpoint.tested" | "webhook_endpoint.recovered" | "webhook_endpoint.replayed" | "webhook_delivery.retried";
                /** @description Only what was done to this: an id, a currency's code, or `external:<external_id>`. */
                resource?: string;
                /** @description Only what this API key did, by its id, or one kind of actor: its `type`. */
                actor?: string;
                /** @description Done at this time or later. */
                "created[gte]"?: string;
                /** @description Done before this time. */
                "created[lt]"?: string;
            };
            header?: {
                /**
                 * @description The version of the API that the request speaks, for this request only. The one that the API key is pinned to when left out.
                 * @example 2026-11-01
                 */
                "Api-Version"?: components["parameters"]["ApiVersion"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who did what to keys, accounts, currencies, webhook endpoints and payment intents in quarantine, newest first. Payments are in the ledger. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "object": "list",
                     *       "data": [
                     *         {
                     *           "id": "alog_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *           "object": "audit_log_entry",
                     *           "livemode": false,
                     *           "action": "account.frozen",
                     *           "actor": {
                     *             "type": "api_key",
                     *             "id": "key_01jd2m3n4p5q6r7s8t9v0w1x2y"
                     *           },
                     *           "resource": "acct_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *           "changes": {
                     *             "status": {
                     *               "before": "active",
                     *               "after": "frozen"
                     *             }
                     *           },
                     *           "request_id": "req_0190b5c4e2f07b3c9d5e6f708192a3b4",
                     *           "address": "203.0.113.7",
                     *           "created_at": "2026-11-22T14:00:00.000Z"
                     *         }
                     *       ],
                     *       "has_more": false,
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description Always `list`.
                         * @example list
                         * @enum {string}
                         */
                        object: "list";
                        /** @description The items of this page. */
                        data: components["schemas"]["AuditLogEntry"][];
                        /**
                         * @description Whether another page follows.
                         * @example false
                         */
                        has_more: boolean;
                        /**
                         * @description Give it as `cursor` to get the next page; null on the last one.
                         * @example null
                         */
                        next_cursor: string | null;
                    };
                };
            };
        };
    };
    getCapture: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description `wait=N` waits until the payment intent is decided, at most N seconds (30 at the most).
                 * @example wait=10
                 */
                Prefer?: string;
                /**
                 * @description The version of the API that the request speaks, for this request only. The one that the API key is pinned to when left out.
                 * @example 2026-11-01
                 */
                "Api-Version"?: components["parameters"]["ApiVersion"];
            };
            path: {
                /** @description The id of the capture. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The capture as it stands. With `Prefer: wait=N` as soon as it is decided. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "cap_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *       "object": "capture",
                     *       "final": true,
                     *       "livemode": false,
                     *       "payment_intent": "pi_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *       "amount": "10.00",
                     *       "currency": "USD",
                     *       "status": "pending",
                     *       "failure": null,
                     *       "ledger_transactions": [],
                     *       "metadata": {
                     *         "order": "6735"
                     *       },
                     *       "version": 1,
                     *       "created_at": "2026-11-22T14:00:00.000Z",
                     *       "finished_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["Capture"];
                };
            };
        };
    };
    listCurrencies: {
        parameters: {
            query?: {
                /** @description How many items a page has: 1 to 100, 25 when left out. */
                limit?: string;
                /** @description Where the page begins: `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: {
                /**
                 * @description The version of the API that the request speaks, for this request only. The one that the API key is pinned to when left out.
                 * @example 2026-11-01
                 */
                "Api-Version"?: components["parameters"]["ApiVersion"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Your own currencies, newest first, and after them those of ISO 4217 by code. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "object": "list",
                     *       "data": [
                     *         {
                     *           "object": "currency",
                     *           "code": "USDT",
                     *           "exponent": 6,
                     *           "registered": true,
                     *           "created_at": "2026-11-22T14:00:00.000Z"
                     *         }
                     *       ],
                     *       "has_more": false,
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description Always `list`.
                         * @example list
                         * @enum {string}
                         */
                        object: "list";
                        /** @description The items of this page. */
                        data: components["schemas"]["Currency"][];
                        /**
                         * @description Whether another page follows.
                         * @example false
                         */
                        has_more: boolean;
                        /**
                         * @description Give it as `cursor` to get the next page; null on the last one.
                         * @example null
                         */
                        next_cursor: string | null;
                    };
                };
            };
        };
    };
    registerCurrency: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 visible ASCII characters. It belongs to its first request for ever: the same request gets the first answer again, with `Idempotent-Replayed: true`; another one is refused.
                 * @example order-6735
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The version of the API that the request speaks, for this request only. The one that the API key is pinned to when left out.
                 * @example 2026-11-01
                 */
                "Api-Version"?: components["parameters"]["ApiVersion"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "USDT",
                 *       "exponent": 6
                 *     }
                 */
                "application/json": components["schemas"]["NewCurrency"];
            };
        };
        responses: {
            /** @description The currency is registered, now or since an earlier request. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "object": "currency",
                     *       "code": "USDT",
                     *       "exponent": 6,
                     *       "registered": true,
                     *       "created_at": "2026-11-22T14:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Currency"];
                };
            };
        };
    };
    listEvents: {
        parameters: {
            query?: {
                /** @description How many items a page has: 1 to 100, 25 when left out. */
                limit?: string;
                /** @description Where the page begins: `next_cursor` of the page before. */
                cursor?: string;
                /** @description Only events of this type. */
                type?: "payment_intent.requires_capture" | "payment_intent.succeeded" | "payment_intent.failed" | "payment_intent.canceled" | "capture.succeeded" | "capture.failed" | "refund.succeeded" | "refund.failed" | "account.created" | "account.updated" | "account.closed" | "webhook_endpoint.disabled" | "webhook_endpoint.failing" | "webhook_endpoint.test";
                /** @description The id of a payment intent, capture, refund, account or webhook endpoint, or an account's `external:<external_id>`. */
                resource?: string;
                /** @description Written at this time or later (RFC 3339). */
                "created[gte]"?: string;
                /** @description Written before this time (RFC 3339). */
                "created[lt]"?: string;
            };
            header?: {
                /**
                 * @description The version of the API that the request speaks, for this request only. The one that the API key is pinned to when left out.
                 * @example 2026-11-01
                 */
                "Api-Version"?: components["parameters"]["ApiVersion"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events, newest first. An event that is not here yet can only come at the top. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "object": "list",
                     *       "data": [
                     *         {
                     *           "id": "evt_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *           "object": "event",
                     *           "type": "account.created",
                     *           "created_at": "2026-11-22T14:00:00.000Z",
                     *           "timestamp": "2026-11-22T14:00:00.000Z",
                     *           "livemode": false,
                     *           "sequence": 1,
                     *           "data": {
                     *             "object": {
                     *               "id": "acct_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *               "object": "account"
                     *             }
                     *           }
                     *         }
                     *       ],
                     *       "has_more": false,
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description Always `list`.
                         * @example list
                         * @enum {string}
                         */
                        object: "list";
                        /** @description The items of this page. */
                        data: components["schemas"]["Event"][];
                        /**
                         * @description Whether another page follows.
                         * @example false
                         */
                        has_more: boolean;
                        /**
                         * @description Give it as `cursor` to get the next page; null on the last one.
                         * @example null
                         */
                        next_cursor: string | null;
                    };
                };
            };
        };
    };
    streamEvents: {
        parameters: {
            query?: {
                /** @description Only events of this type. */
                type?: "payment_intent.requires_capture" | "payment_intent.succeeded" | "payment_intent.failed" | "payment_intent.canceled" | "capture.succeeded" | "capture.failed" | "refund.succeeded" | "refund.failed" | "account.created" | "account.updated" | "account.closed" | "webhook_endpoint.disabled" | "webhook_endpoint.failing" | "webhook_endpoint.test";
                /** @description The id of a payment intent, capture, refund, account or webhook endpoint, or an account's `external:<external_id>`. */
                resource?: string;
            };
            header?: {
                /**
                 * @description The id of the last event that was seen: the stream goes on after it.
                 * @example evt_01jd2m3n4p5q6r7s8t9v0w1x2y
                 */
                "Last-Event-ID"?: string;
                /**
                 * @description The version of the API that the request speaks, for this request only. The one that the API key is pinned to when left out.
                 * @example 2026-11-01
                 */
                "Api-Version"?: components["parameters"]["ApiVersion"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Server-sent events, oldest first: `id` is the event's id, `event` its type, `data` its body. From the present on, or after `Last-Event-ID`; the answer's own `Last-Event-ID` says where that is. Ends after five minutes, and when the key is revoked or expires; clients come back with the last id that they saw and miss nothing. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
        };
    };
    getEvent: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The version of the API that the request speaks, for this request only. The one that the API key is pinned to when left out.
                 * @example 2026-11-01
                 */
                "Api-Version"?: components["parameters"]["ApiVersion"];
            };
            path: {
                /** @description The id of the event. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "evt_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *       "object": "event",
                     *       "type": "account.created",
                     *       "created_at": "2026-11-22T14:00:00.000Z",
                     *       "timestamp": "2026-11-22T14:00:00.000Z",
                     *       "livemode": false,
                     *       "sequence": 1,
                     *       "data": {
                     *         "object": {
                     *           "id": "acct_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *           "object": "account"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Event"];
                };
            };
        };
    };
    listLedgerTransactions: {
        parameters: {
            query?: {
                /** @description How many items a page has: 1 to 100, 25 when left out. */
                limit?: string;
                /** @description Where the page begins: `next_cursor` of the page before. */
                cursor?: string;
                /** @description Only those of the payment intent with this id. */
                payment_intent?: string;
                /** @description Only those of this account: its id, or `external:<external_id>`. Not together with `payment_intent`. */
                account?: string;
            };
            header?: {
                /**
                 * @description The version of the API that the request speaks, for this request only. The one that the API key is pinned to when left out.
                 * @example 2026-11-01
                 */
                "Api-Version"?: components["parameters"]["ApiVersion"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ledger transactions with their entries, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "object": "list",
                     *       "data": [
                     *         {
                     *           "id": "txn_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *           "object": "ledger_transaction",
                     *           "kind": "payment",
                     *           "payment_intent": "pi_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *           "effective_at": "2026-11-22T14:00:00.000Z",
                     *           "created_at": "2026-11-22T14:00:00.000Z",
                     *           "entries": [
                     *             {
                     *               "id": "entry_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *               "account": "acct_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *               "direction": "debit",
                     *               "amount": "25.00",
                     *               "currency": "USD",
                     *               "layer": "posted",
                     *               "balance_after": "75.00",
                     *               "account_version": 2
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "has_more": false,
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description Always `list`.
                         * @example list
                         * @enum {string}
                         */
                        object: "list";
                        /** @description The items of this page. */
                        data: components["schemas"]["LedgerTransaction"][];
                        /**
                         * @description Whether another page follows.
                         * @example false
                         */
                        has_more: boolean;
                        /**
                         * @description Give it as `cursor` to get the next page; null on the last one.
                         * @example null
                         */
                        next_cursor: string | null;
                    };
                };
            };
        };
    };
    getLedgerTransaction: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The version of the API that the request speaks, for this request only. The one that the API key is pinned to when left out.
                 * @example 2026-11-01
                 */
                "Api-Version"?: components["parameters"]["ApiVersion"];
            };
            path: {
                /** @description The id of the ledger transaction. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The ledger transaction with its entries. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "txn_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *       "object": "ledger_transaction",
                     *       "kind": "payment",
                     *       "payment_intent": "pi_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *       "effective_at": "2026-11-22T14:00:00.000Z",
                     *       "created_at": "2026-11-22T14:00:00.000Z",
                     *       "entries": [
                     *         {
                     *           "id": "entry_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *           "account": "acct_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *           "direction": "debit",
                     *           "amount": "25.00",
                     *           "currency": "USD",
                     *           "layer": "posted",
                     *           "balance_after": "75.00",
                     *           "account_version": 2
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["LedgerTransaction"];
                };
            };
        };
    };
    listPaymentIntents: {
        parameters: {
            query?: {
                /**
                 * @description Only those with this metadata, such as `metadata[order]=6735`.
                 * @example {
                 *       "order": "6735"
                 *     }
                 */
                metadata?: {
                    [key: string]: string;
                };
                /** @description How many items a page has: 1 to 100, 25 when left out. */
                limit?: string;
                /** @description Where the page begins: `next_cursor` of the page before. */
                cursor?: string;
                /** @description Only those in this status. */
                status?: "scheduled" | "pending" | "requires_capture" | "succeeded" | "failed" | "canceled";
                /** @description Only those that touch this account: its id, or `external:<external_id>`. */
                account?: string;
                /** @description Only those with a leg in this currency. */
                currency?: string;
                /** @description Only those with this `external_id`. */
                external_id?: string;
                /** @description Accepted at this time or later (RFC 3339). */
                "created[gte]"?: string;
                /** @description Accepted before this time (RFC 3339). */
                "created[lt]"?: string;
            };
            header?: {
                /**
                 * @description The version of the API that the request speaks, for this request only. The one that the API key is pinned to when left out.
                 * @example 2026-11-01
                 */
                "Api-Version"?: components["parameters"]["ApiVersion"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Payment intents, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "object": "list",
                     *       "data": [
                     *         {
                     *           "id": "pi_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *           "object": "payment_intent",
                     *           "livemode": false,
                     *           "status": "pending",
                     *           "amount": "25.00",
                     *           "currency": "USD",
                     *           "source": "acct_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *           "destination": "acct_01jd2m3n4p5q6r7s8t9v0w1x2z",
                     *           "legs": [
                     *             {
                     *               "amount": "25.00",
                     *               "currency": "USD",
                     *               "source": "acct_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *               "destination": "acct_01jd2m3n4p5q6r7s8t9v0w1x2z"
                     *             }
                     *           ],
                     *           "capture_method": "automatic",
                     *           "amount_capturable": "0.00",
                     *           "amount_captured": "0.00",
                     *           "amount_refunded": "0.00",
                     *           "execute_at": null,
                     *           "expires_at": null,
                     *           "hold_expires_at": null,
                     *           "effective_at": null,
                     *           "failure": null,
                     *           "cancellation_reason": null,
                     *           "ledger_transactions": [],
                     *           "description": "Order 6735",
                     *           "external_id": "order-6735",
                     *           "metadata": {
                     *             "order": "6735"
                     *           },
                     *           "version": 1,
                     *           "created_at": "2026-11-22T14:00:00.000Z",
                     *           "updated_at": "2026-11-22T14:00:00.000Z",
                     *           "finished_at": null
                     *         }
                     *       ],
                     *       "has_more": false,
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description Always `list`.
                         * @example list
                         * @enum {string}
                         */
                        object: "list";
                        /** @description The items of this page. */
                        data: components["schemas"]["PaymentIntent"][];
                        /**
                         * @description Whether another page follows.
                         * @example false
                         */
                        has_more: boolean;
                        /**
                         * @description Give it as `cursor` to get the next page; null on the last one.
                         * @example null
                         */
                        next_cursor: string | null;
                    };
                };
            };
        };
    };
    createPaymentIntent: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description 1 to 255 visible ASCII characters. It belongs to its first request for ever: the same request gets the first answer again, with `Idempotent-Replayed: true`; another one is refused.
                 * @example order-6735
                 */
                "Idempotency-Key": string;
                /**
                 * @description `wait=N` waits until the payment intent is decided, at most N seconds (30 at the most).
                 * @example wait=10
                 */
                Prefer?: string;
                /**
                 * @description The version of the API that the request speaks, for this request only. The one that the API key is pinned to when left out.
                 * @example 2026-11-01
                 */
                "Api-Version"?: components["parameters"]["ApiVersion"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "amount": "25.00",
                 *       "currency": "USD",
                 *       "source": "external:customer-42",
                 *       "destination": "external:customer-43"
                 *     }
                 */
                "application/json": components["schemas"]["NewPaymentIntent"];
            };
        };
        responses: {
            /** @description The intent is stored and will be decided; nothing can lose it any more. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "pi_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *       "object": "payment_intent",
                     *       "livemode": false,
                     *       "status": "pending",
                     *       "amount": "25.00",
                     *       "currency": "USD",
                     *       "source": "acct_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *       "destination": "acct_01jd2m3n4p5q6r7s8t9v0w1x2z",
                     *       "legs": [
                     *         {
                     *           "amount": "25.00",
                     *           "currency": "USD",
                     *           "source": "acct_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *           "destination": "acct_01jd2m3n4p5q6r7s8t9v0w1x2z"
                     *         }
                     *       ],
                     *       "capture_method": "automatic",
                     *       "amount_capturable": "0.00",
                     *       "amount_captured": "0.00",
                     *       "amount_refunded": "0.00",
                     *       "execute_at": null,
                     *       "expires_at": null,
                     *       "hold_expires_at": null,
                     *       "effective_at": null,
                     *       "failure": null,
                     *       "cancellation_reason": null,
                     *       "ledger_transactions": [],
                     *       "description": "Order 6735",
                     *       "external_id": "order-6735",
                     *       "metadata": {
                     *         "order": "6735"
                     *       },
                     *       "version": 1,
                     *       "created_at": "2026-11-22T14:00:00.000Z",
                     *       "updated_at": "2026-11-22T14:00:00.000Z",
                     *       "finished_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["PaymentIntent"];
                };
            };
        };
    };
    createPaymentIntentBatch: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description 1 to 255 visible ASCII characters. It belongs to its first request for ever: the same request gets the first answer again, with `Idempotent-Replayed: true`; another one is refused.
                 * @example order-6735
                 */
                "Idempotency-Key": string;
                /**
                 * @description The version of the API that the request speaks, for this request only. The one that the API key is pinned to when left out.
                 * @example 2026-11-01
                 */
                "Api-Version"?: components["parameters"]["ApiVersion"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "atomic": false,
                 *       "payment_intents": [
                 *         {
                 *           "amount": "25.00",
                 *           "currency": "USD",
                 *           "source": "external:customer-42",
                 *           "destination": "external:customer-43",
                 *           "idempotency_key": "order-6735"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["NewBatch"];
            };
        };
        responses: {
            /** @description Every item that was not refused is stored; one result for each item. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "object": "batch",
                     *       "id": "batch_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *       "atomic": false,
                     *       "data": [
                     *         {
                     *           "status": 202,
                     *           "payment_intent": {
                     *             "id": "pi_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *             "object": "payment_intent",
                     *             "livemode": false,
                     *             "status": "pending",
                     *             "amount": "25.00",
                     *             "currency": "USD",
                     *             "source": "acct_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *             "destination": "acct_01jd2m3n4p5q6r7s8t9v0w1x2z",
                     *             "legs": [
                     *               {
                     *                 "amount": "25.00",
                     *                 "currency": "USD",
                     *                 "source": "acct_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *                 "destination": "acct_01jd2m3n4p5q6r7s8t9v0w1x2z"
                     *               }
                     *             ],
                     *             "capture_method": "automatic",
                     *             "amount_capturable": "0.00",
                     *             "amount_captured": "0.00",
                     *             "amount_refunded": "0.00",
                     *             "execute_at": null,
                     *             "expires_at": null,
                     *             "hold_expires_at": null,
                     *             "effective_at": null,
                     *             "failure": null,
                     *             "cancellation_reason": null,
                     *             "ledger_transactions": [],
                     *             "description": "Order 6735",
                     *             "external_id": "order-6735",
                     *             "metadata": {
                     *               "order": "6735"
                     *             },
                     *             "version": 1,
                     *             "created_at": "2026-11-22T14:00:00.000Z",
                     *             "updated_at": "2026-11-22T14:00:00.000Z",
                     *             "finished_at": null
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Batch"];
                };
            };
        };
    };
    previewPaymentIntent: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The version of the API that the request speaks, for this request only. The one that the API key is pinned to when left out.
                 * @example 2026-11-01
                 */
                "Api-Version"?: components["parameters"]["ApiVersion"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "amount": "25.00",
                 *       "currency": "USD",
                 *       "source": "external:customer-42",
                 *       "destination": "external:customer-43"
                 *     }
                 */
                "application/json": components["schemas"]["NewPaymentIntent"];
            };
        };
        responses: {
            /** @description What the intent would become if it were decided now, or in its moment on the balances of now. Nothing is stored, and an `Idempotency-Key` that is sent stays free. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "livemode": false,
                     *       "status": "pending",
                     *       "amount": "25.00",
                     *       "currency": "USD",
                     *       "source": "acct_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *       "destination": "acct_01jd2m3n4p5q6r7s8t9v0w1x2z",
                     *       "legs": [
                     *         {
                     *           "amount": "25.00",
                     *           "currency": "USD",
                     *           "source": "acct_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *           "destination": "acct_01jd2m3n4p5q6r7s8t9v0w1x2z"
                     *         }
                     *       ],
                     *       "capture_method": "automatic",
                     *       "amount_capturable": "0.00",
                     *       "amount_captured": "0.00",
                     *       "amount_refunded": "0.00",
                     *       "execute_at": null,
                     *       "expires_at": null,
                     *       "hold_expires_at": null,
                     *       "effective_at": null,
                     *       "failure": null,
                     *       "cancellation_reason": null,
                     *       "description": "Order 6735",
                     *       "external_id": "order-6735",
                     *       "metadata": {
                     *         "order": "6735"
                     *       },
                     *       "object": "payment_intent_preview",
                     *       "decided_at": "2026-11-22T14:00:00.000Z",
                     *       "entries": [
                     *         {
                     *           "account": "acct_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *           "direction": "debit",
                     *           "amount": "25.00",
                     *           "currency": "USD",
                     *           "layer": "posted",
                     *           "balance_after": "75.00",
                     *           "account_version": 2
                     *         }
                     *       ],
                     *       "balances": [
                     *         {
                     *           "posted": "25.00",
                     *           "pending_in": "0.00",
                     *           "pending_out": "0.00",
                     *           "available": "25.00",
                     *           "account": "acct_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *           "currency": "USD",
                     *           "version": 3
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PaymentIntentPreview"];
                };
            };
        };
    };
    getPaymentIntent: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description `wait=N` waits until the payment intent is decided, at most N seconds (30 at the most).
                 * @example wait=10
                 */
                Prefer?: string;
                /**
                 * @description The `ETag` of an earlier answer: 304 when the payment intent has not changed since.
                 * @example "2"
                 */
                "If-None-Match"?: string;
                /**
                 * @description The version of the API that the request speaks, for this request only. The one that the API key is pinned to when left out.
                 * @example 2026-11-01
                 */
                "Api-Version"?: components["parameters"]["ApiVersion"];
            };
            path: {
                /** @description The id of the payment intent. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The intent as it stands. With `Prefer: wait=N` as soon as it is decided. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "pi_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *       "object": "payment_intent",
                     *       "livemode": false,
                     *       "status": "pending",
                     *       "amount": "25.00",
                     *       "currency": "USD",
                     *       "source": "acct_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *       "destination": "acct_01jd2m3n4p5q6r7s8t9v0w1x2z",
                     *       "legs": [
                     *         {
                     *           "amount": "25.00",
                     *           "currency": "USD",
                     *           "source": "acct_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *           "destination": "acct_01jd2m3n4p5q6r7s8t9v0w1x2z"
                     *         }
                     *       ],
                     *       "capture_method": "automatic",
                     *       "amount_capturable": "0.00",
                     *       "amount_captured": "0.00",
                     *       "amount_refunded": "0.00",
                     *       "execute_at": null,
                     *       "expires_at": null,
                     *       "hold_expires_at": null,
                     *       "effective_at": null,
                     *       "failure": null,
                     *       "cancellation_reason": null,
                     *       "ledger_transactions": [],
                     *       "description": "Order 6735",
                     *       "external_id": "order-6735",
                     *       "metadata": {
                     *         "order": "6735"
                     *       },
                     *       "version": 1,
                     *       "created_at": "2026-11-22T14:00:00.000Z",
                     *       "updated_at": "2026-11-22T14:00:00.000Z",
                     *       "finished_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["PaymentIntent"];
                };
            };
        };
    };
    cancelPaymentIntent: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description 1 to 255 visible ASCII characters. It belongs to its first request for ever: the same request gets the first answer again, with `Idempotent-Replayed: true`; another one is refused.
                 * @example order-6735
                 */
                "Idempotency-Key": string;
                /**
                 * @description The version of the API that the request speaks, for this request only. The one that the API key is pinned to when left out.
                 * @example 2026-11-01
                 */
                "Api-Version"?: components["parameters"]["ApiVersion"];
            };
            path: {
                /** @description The id of the payment intent. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["NewCancellation"];
            };
        };
        responses: {
            /** @description The intent, canceled; or as it stands, if the cancellation is stored and not decided within some seconds. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "pi_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *       "object": "payment_intent",
                     *       "livemode": false,
                     *       "status": "pending",
                     *       "amount": "25.00",
                     *       "currency": "USD",
                     *       "source": "acct_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *       "destination": "acct_01jd2m3n4p5q6r7s8t9v0w1x2z",
                     *       "legs": [
                     *         {
                     *           "amount": "25.00",
                     *           "currency": "USD",
                     *           "source": "acct_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *           "destination": "acct_01jd2m3n4p5q6r7s8t9v0w1x2z"
                     *         }
                     *       ],
                     *       "capture_method": "automatic",
                     *       "amount_capturable": "0.00",
                     *       "amount_captured": "0.00",
                     *       "amount_refunded": "0.00",
                     *       "execute_at": null,
                     *       "expires_at": null,
                     *       "hold_expires_at": null,
                     *       "effective_at": null,
                     *       "failure": null,
                     *       "cancellation_reason": null,
                     *       "ledger_transactions": [],
                     *       "description": "Order 6735",
                     *       "external_id": "order-6735",
                     *       "metadata": {
                     *         "order": "6735"
                     *       },
                     *       "version": 1,
                     *       "created_at": "2026-11-22T14:00:00.000Z",
                     *       "updated_at": "2026-11-22T14:00:00.000Z",
                     *       "finished_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["PaymentIntent"];
                };
            };
        };
    };
    capturePaymentIntent: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description 1 to 255 visible ASCII characters. It belongs to its first request for ever: the same request gets the first answer again, with `Idempotent-Replayed: true`; another one is refused.
                 * @example order-6735
                 */
                "Idempotency-Key": string;
                /**
                 * @description `wait=N` waits until the payment intent is decided, at most N seconds (30 at the most).
                 * @example wait=10
                 */
                Prefer?: string;
                /**
                 * @description The version of the API that the request speaks, for this request only. The one that the API key is pinned to when left out.
                 * @example 2026-11-01
                 */
                "Api-Version"?: components["parameters"]["ApiVersion"];
            };
            path: {
                /** @description The id of the payment intent. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "amount": "10.00",
                 *       "final": true,
                 *       "metadata": {
                 *         "order": "6735"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["NewCapture"];
            };
        };
        responses: {
            /** @description The capture is stored and will be decided. It can not fail for funds. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "cap_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *       "object": "capture",
                     *       "final": true,
                     *       "livemode": false,
                     *       "payment_intent": "pi_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *       "amount": "10.00",
                     *       "currency": "USD",
                     *       "status": "pending",
                     *       "failure": null,
                     *       "ledger_transactions": [],
                     *       "metadata": {
                     *         "order": "6735"
                     *       },
                     *       "version": 1,
                     *       "created_at": "2026-11-22T14:00:00.000Z",
                     *       "finished_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["Capture"];
                };
            };
        };
    };
    listCaptures: {
        parameters: {
            query?: {
                /** @description How many items a page has: 1 to 100, 25 when left out. */
                limit?: string;
                /** @description Where the page begins: `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: {
                /**
                 * @description The version of the API that the request speaks, for this request only. The one that the API key is pinned to when left out.
                 * @example 2026-11-01
                 */
                "Api-Version"?: components["parameters"]["ApiVersion"];
            };
            path: {
                /** @description The id of the payment intent. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Captures, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "object": "list",
                     *       "data": [
                     *         {
                     *           "id": "cap_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *           "object": "capture",
                     *           "final": true,
                     *           "livemode": false,
                     *           "payment_intent": "pi_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *           "amount": "10.00",
                     *           "currency": "USD",
                     *           "status": "pending",
                     *           "failure": null,
                     *           "ledger_transactions": [],
                     *           "metadata": {
                     *             "order": "6735"
                     *           },
                     *           "version": 1,
                     *           "created_at": "2026-11-22T14:00:00.000Z",
                     *           "finished_at": null
                     *         }
                     *       ],
                     *       "has_more": false,
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description Always `list`.
                         * @example list
                         * @enum {string}
                         */
                        object: "list";
                        /** @description The items of this page. */
                        data: components["schemas"]["Capture"][];
                        /**
                         * @description Whether another page follows.
                         * @example false
                         */
                        has_more: boolean;
                        /**
                         * @description Give it as `cursor` to get the next page; null on the last one.
                         * @example null
                         */
                        next_cursor: string | null;
                    };
                };
            };
        };
    };
    listRefunds: {
        parameters: {
            query?: {
                /** @description How many items a page has: 1 to 100, 25 when left out. */
                limit?: string;
                /** @description Where the page begins: `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: {
                /**
                 * @description The version of the API that the request speaks, for this request only. The one that the API key is pinned to when left out.
                 * @example 2026-11-01
                 */
                "Api-Version"?: components["parameters"]["ApiVersion"];
            };
            path: {
                /** @description The id of the payment intent. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refunds, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "object": "list",
                     *       "data": [
                     *         {
                     *           "id": "re_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *           "object": "refund",
                     *           "livemode": false,
                     *           "payment_intent": "pi_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *           "amount": "10.00",
                     *           "currency": "USD",
                     *           "status": "pending",
                     *           "failure": null,
                     *           "ledger_transactions": [],
                     *           "metadata": {
                     *             "order": "6735"
                     *           },
                     *           "version": 1,
                     *           "created_at": "2026-11-22T14:00:00.000Z",
                     *           "finished_at": null
                     *         }
                     *       ],
                     *       "has_more": false,
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description Always `list`.
                         * @example list
                         * @enum {string}
                         */
                        object: "list";
                        /** @description The items of this page. */
                        data: components["schemas"]["Refund"][];
                        /**
                         * @description Whether another page follows.
                         * @example false
                         */
                        has_more: boolean;
                        /**
                         * @description Give it as `cursor` to get the next page; null on the last one.
                         * @example null
                         */
                        next_cursor: string | null;
                    };
                };
            };
        };
    };
    getPaymentIntentTimeline: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The version of the API that the request speaks, for this request only. The one that the API key is pinned to when left out.
                 * @example 2026-11-01
                 */
                "Api-Version"?: components["parameters"]["ApiVersion"];
            };
            path: {
                /** @description The id of the payment intent. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The whole life of the intent so far, in order of time, from one snapshot. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "object": "timeline",
                     *       "payment_intent": "pi_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *       "status": "pending",
                     *       "truncated": false,
                     *       "data": [
                     *         {
                     *           "at": "2026-11-22T14:00:00.000Z",
                     *           "type": "accepted",
                     *           "execute_at": null,
                     *           "expires_at": null,
                     *           "hold_expires_at": null,
                     *           "batch": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PaymentIntentTimeline"];
                };
            };
        };
    };
    createRefund: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description 1 to 255 visible ASCII characters. It belongs to its first request for ever: the same request gets the first answer again, with `Idempotent-Replayed: true`; another one is refused.
                 * @example order-6735
                 */
                "Idempotency-Key": string;
                /**
                 * @description `wait=N` waits until the payment intent is decided, at most N seconds (30 at the most).
                 * @example wait=10
                 */
                Prefer?: string;
                /**
                 * @description The version of the API that the request speaks, for this request only. The one that the API key is pinned to when left out.
                 * @example 2026-11-01
                 */
                "Api-Version"?: components["parameters"]["ApiVersion"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "payment_intent": "pi_01jd2m3n4p5q6r7s8t9v0w1x2y",
                 *       "amount": "10.00",
                 *       "metadata": {
                 *         "order": "6735"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["NewRefund"];
            };
        };
        responses: {
            /** @description The refund is stored and will be decided. It needs funds where the money went. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "re_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *       "object": "refund",
                     *       "livemode": false,
                     *       "payment_intent": "pi_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *       "amount": "10.00",
                     *       "currency": "USD",
                     *       "status": "pending",
                     *       "failure": null,
                     *       "ledger_transactions": [],
                     *       "metadata": {
                     *         "order": "6735"
                     *       },
                     *       "version": 1,
                     *       "created_at": "2026-11-22T14:00:00.000Z",
                     *       "finished_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["Refund"];
                };
            };
        };
    };
    getRefund: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description `wait=N` waits until the payment intent is decided, at most N seconds (30 at the most).
                 * @example wait=10
                 */
                Prefer?: string;
                /**
                 * @description The version of the API that the request speaks, for this request only. The one that the API key is pinned to when left out.
                 * @example 2026-11-01
                 */
                "Api-Version"?: components["parameters"]["ApiVersion"];
            };
            path: {
                /** @description The id of the refund. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The refund as it stands. With `Prefer: wait=N` as soon as it is decided. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "re_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *       "object": "refund",
                     *       "livemode": false,
                     *       "payment_intent": "pi_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *       "amount": "10.00",
                     *       "currency": "USD",
                     *       "status": "pending",
                     *       "failure": null,
                     *       "ledger_transactions": [],
                     *       "metadata": {
                     *         "order": "6735"
                     *       },
                     *       "version": 1,
                     *       "created_at": "2026-11-22T14:00:00.000Z",
                     *       "finished_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["Refund"];
                };
            };
        };
    };
    getTrialBalance: {
        parameters: {
            query?: {
                /** @description RFC 3339; digits finer than a millisecond are cut off. What was posted (or counts) at this moment is included. The present when left out. */
                at?: string;
                /** @description By which of its times an entry belongs to a moment: `posted` is `created_at`, when it was written; `effective` is `effective_at`, the accounting date. */
                axis?: "posted" | "effective";
            };
            header?: {
                /**
                 * @description The version of the API that the request speaks, for this request only. The one that the API key is pinned to when left out.
                 * @example 2026-11-01
                 */
                "Api-Version"?: components["parameters"]["ApiVersion"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Debits and credits of all accounts at one moment, by default as they stand. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "object": "trial_balance",
                     *       "totals": [
                     *         {
                     *           "currency": "USD",
                     *           "debits": "100.00",
                     *           "credits": "100.00"
                     *         }
                     *       ],
                     *       "accounts": [
                     *         {
                     *           "account": "acct_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *           "currency": "USD",
                     *           "debits": "100.00",
                     *           "credits": "100.00"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["TrialBalance"];
                };
            };
        };
    };
    getWebhookDelivery: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The version of the API that the request speaks, for this request only. The one that the API key is pinned to when left out.
                 * @example 2026-11-01
                 */
                "Api-Version"?: components["parameters"]["ApiVersion"];
            };
            path: {
                /** @description The id of the delivery. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery, and every call that was made for it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "del_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *       "object": "webhook_delivery",
                     *       "webhook_endpoint": "we_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *       "event": "evt_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *       "status": "pending",
                     *       "failure": null,
                     *       "attempt_count": 0,
                     *       "next_attempt_at": "2026-11-22T14:00:00.000Z",
                     *       "created_at": "2026-11-22T14:00:00.000Z",
                     *       "finished_at": null,
                     *       "attempts": [
                     *         {
                     *           "number": 1,
                     *           "started_at": "2026-11-22T14:00:00.000Z",
                     *           "duration_ms": 84,
                     *           "outcome": "succeeded",
                     *           "response_status": 200,
                     *           "error": null,
                     *           "response_body": "ok"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookDeliveryWithAttempts"];
                };
            };
        };
    };
    retryWebhookDelivery: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 visible ASCII characters. It belongs to its first request for ever: the same request gets the first answer again, with `Idempotent-Replayed: true`; another one is refused.
                 * @example order-6735
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The version of the API that the request speaks, for this request only. The one that the API key is pinned to when left out.
                 * @example 2026-11-01
                 */
                "Api-Version"?: components["parameters"]["ApiVersion"];
            };
            path: {
                /** @description The id of the delivery. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["WebhookCommand"];
            };
        };
        responses: {
            /** @description The delivery, which is begun anew whatever it had come to. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "del_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *       "object": "webhook_delivery",
                     *       "webhook_endpoint": "we_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *       "event": "evt_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *       "status": "pending",
                     *       "failure": null,
                     *       "attempt_count": 0,
                     *       "next_attempt_at": "2026-11-22T14:00:00.000Z",
                     *       "created_at": "2026-11-22T14:00:00.000Z",
                     *       "finished_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
        };
    };
    listWebhookEndpoints: {
        parameters: {
            query?: {
                /** @description How many items a page has: 1 to 100, 25 when left out. */
                limit?: string;
                /** @description Where the page begins: `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: {
                /**
                 * @description The version of the API that the request speaks, for this request only. The one that the API key is pinned to when left out.
                 * @example 2026-11-01
                 */
                "Api-Version"?: components["parameters"]["ApiVersion"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Webhook endpoints, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "object": "list",
                     *       "data": [
                     *         {
                     *           "id": "we_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *           "object": "webhook_endpoint",
                     *           "livemode": false,
                     *           "url": "https://example.com/webhooks",
                     *           "description": "Shop",
                     *           "event_types": [
                     *             "*"
                     *           ],
                     *           "status": "enabled",
                     *           "disabled_reason": null,
                     *           "ordering": "unordered",
                     *           "max_in_flight": 8,
                     *           "rate_limit": null,
                     *           "signatures": [
                     *             "v1"
                     *           ],
                     *           "public_key": null,
                     *           "api_version": "2026-11-01",
                     *           "failing_since": null,
                     *           "disables_at": null,
                     *           "created_at": "2026-11-22T14:00:00.000Z",
                     *           "updated_at": "2026-11-22T14:00:00.000Z"
                     *         }
                     *       ],
                     *       "has_more": false,
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description Always `list`.
                         * @example list
                         * @enum {string}
                         */
                        object: "list";
                        /** @description The items of this page. */
                        data: components["schemas"]["WebhookEndpoint"][];
                        /**
                         * @description Whether another page follows.
                         * @example false
                         */
                        has_more: boolean;
                        /**
                         * @description Give it as `cursor` to get the next page; null on the last one.
                         * @example null
                         */
                        next_cursor: string | null;
                    };
                };
            };
        };
    };
    createWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 visible ASCII characters. It belongs to its first request for ever: the same request gets the first answer again, with `Idempotent-Replayed: true`; another one is refused.
                 * @example order-6735
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The version of the API that the request speaks, for this request only. The one that the API key is pinned to when left out.
                 * @example 2026-11-01
                 */
                "Api-Version"?: components["parameters"]["ApiVersion"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "url": "https://example.com/webhooks",
                 *       "description": "Shop",
                 *       "event_types": [
                 *         "*"
                 *       ],
                 *       "ordering": "unordered",
                 *       "max_in_flight": 8,
                 *       "rate_limit": null,
                 *       "signatures": [
                 *         "v1"
                 *       ],
                 *       "api_version": "2026-11-01"
                 *     }
                 */
                "application/json": components["schemas"]["NewWebhookEndpoint"];
            };
        };
        responses: {
            /** @description The endpoint gets events from now on. Its secret is shown only here. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "we_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *       "object": "webhook_endpoint",
                     *       "livemode": false,
                     *       "url": "https://example.com/webhooks",
                     *       "description": "Shop",
                     *       "event_types": [
                     *         "*"
                     *       ],
                     *       "status": "enabled",
                     *       "disabled_reason": null,
                     *       "ordering": "unordered",
                     *       "max_in_flight": 8,
                     *       "rate_limit": null,
                     *       "signatures": [
                     *         "v1"
                     *       ],
                     *       "public_key": null,
                     *       "api_version": "2026-11-01",
                     *       "failing_since": null,
                     *       "disables_at": null,
                     *       "created_at": "2026-11-22T14:00:00.000Z",
                     *       "updated_at": "2026-11-22T14:00:00.000Z",
                     *       "secret": "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedWebhookEndpoint"];
                };
            };
        };
    };
    getWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The version of the API that the request speaks, for this request only. The one that the API key is pinned to when left out.
                 * @example 2026-11-01
                 */
                "Api-Version"?: components["parameters"]["ApiVersion"];
            };
            path: {
                /** @description The id of the webhook endpoint. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhook endpoint. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "we_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *       "object": "webhook_endpoint",
                     *       "livemode": false,
                     *       "url": "https://example.com/webhooks",
                     *       "description": "Shop",
                     *       "event_types": [
                     *         "*"
                     *       ],
                     *       "status": "enabled",
                     *       "disabled_reason": null,
                     *       "ordering": "unordered",
                     *       "max_in_flight": 8,
                     *       "rate_limit": null,
                     *       "signatures": [
                     *         "v1"
                     *       ],
                     *       "public_key": null,
                     *       "api_version": "2026-11-01",
                     *       "failing_since": null,
                     *       "disables_at": null,
                     *       "created_at": "2026-11-22T14:00:00.000Z",
                     *       "updated_at": "2026-11-22T14:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
        };
    };
    deleteWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The version of the API that the request speaks, for this request only. The one that the API key is pinned to when left out.
                 * @example 2026-11-01
                 */
                "Api-Version"?: components["parameters"]["ApiVersion"];
            };
            path: {
                /** @description The id of the webhook endpoint. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Nothing is sent there any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The version of the API that the request speaks, for this request only. The one that the API key is pinned to when left out.
                 * @example 2026-11-01
                 */
                "Api-Version"?: components["parameters"]["ApiVersion"];
            };
            path: {
                /** @description The id of the webhook endpoint. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "description": "Shop",
                 *       "status": "enabled"
                 *     }
                 */
                "application/json": components["schemas"]["WebhookEndpointChange"];
            };
        };
        responses: {
            /** @description The webhook endpoint as it is now. Also deliveries that wait go to its new URL. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "we_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *       "object": "webhook_endpoint",
                     *       "livemode": false,
                     *       "url": "https://example.com/webhooks",
                     *       "description": "Shop",
                     *       "event_types": [
                     *         "*"
                     *       ],
                     *       "status": "enabled",
                     *       "disabled_reason": null,
                     *       "ordering": "unordered",
                     *       "max_in_flight": 8,
                     *       "rate_limit": null,
                     *       "signatures": [
                     *         "v1"
                     *       ],
                     *       "public_key": null,
                     *       "api_version": "2026-11-01",
                     *       "failing_since": null,
                     *       "disables_at": null,
                     *       "created_at": "2026-11-22T14:00:00.000Z",
                     *       "updated_at": "2026-11-22T14:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
        };
    };
    listWebhookDeliveries: {
        parameters: {
            query?: {
                /** @description How many items a page has: 1 to 100, 25 when left out. */
                limit?: string;
                /** @description Where the page begins: `next_cursor` of the page before. */
                cursor?: string;
                /** @description Only those in this status. */
                status?: "pending" | "succeeded" | "failed";
            };
            header?: {
                /**
                 * @description The version of the API that the request speaks, for this request only. The one that the API key is pinned to when left out.
                 * @example 2026-11-01
                 */
                "Api-Version"?: components["parameters"]["ApiVersion"];
            };
            path: {
                /** @description The id of the webhook endpoint. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deliveries, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "object": "list",
                     *       "data": [
                     *         {
                     *           "id": "del_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *           "object": "webhook_delivery",
                     *           "webhook_endpoint": "we_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *           "event": "evt_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *           "status": "pending",
                     *           "failure": null,
                     *           "attempt_count": 0,
                     *           "next_attempt_at": "2026-11-22T14:00:00.000Z",
                     *           "created_at": "2026-11-22T14:00:00.000Z",
                     *           "finished_at": null
                     *         }
                     *       ],
                     *       "has_more": false,
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description Always `list`.
                         * @example list
                         * @enum {string}
                         */
                        object: "list";
                        /** @description The items of this page. */
                        data: components["schemas"]["WebhookDelivery"][];
                        /**
                         * @description Whether another page follows.
                         * @example false
                         */
                        has_more: boolean;
                        /**
                         * @description Give it as `cursor` to get the next page; null on the last one.
                         * @example null
                         */
                        next_cursor: string | null;
                    };
                };
            };
        };
    };
    recoverWebhooks: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 visible ASCII characters. It belongs to its first request for ever: the same request gets the first answer again, with `Idempotent-Replayed: true`; another one is refused.
                 * @example order-6735
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The version of the API that the request speaks, for this request only. The one that the API key is pinned to when left out.
                 * @example 2026-11-01
                 */
                "Api-Version"?: components["parameters"]["ApiVersion"];
            };
            path: {
                /** @description The id of the webhook endpoint. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "since": "2026-11-22T00:00:00.000Z",
                 *       "until": "2026-11-23T00:00:00.000Z"
                 *     }
                 */
                "application/json": components["schemas"]["RecoverWebhooks"];
            };
        };
        responses: {
            /** @description The task that begins anew every delivery of the period that failed, or failed so far. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "task_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *       "object": "webhook_task",
                     *       "kind": "recover",
                     *       "webhook_endpoint": "we_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *       "since": "2026-11-22T00:00:00.000Z",
                     *       "until": "2026-11-23T00:00:00.000Z",
                     *       "only_missing": false,
                     *       "status": "running",
                     *       "total": 12,
                     *       "begun": 0,
                     *       "pending": 0,
                     *       "succeeded": 0,
                     *       "failed": 0,
                     *       "created_at": "2026-11-22T14:00:00.000Z",
                     *       "finished_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookTask"];
                };
            };
        };
    };
    replayWebhooks: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 visible ASCII characters. It belongs to its first request for ever: the same request gets the first answer again, with `Idempotent-Replayed: true`; another one is refused.
                 * @example order-6735
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The version of the API that the request speaks, for this request only. The one that the API key is pinned to when left out.
                 * @example 2026-11-01
                 */
                "Api-Version"?: components["parameters"]["ApiVersion"];
            };
            path: {
                /** @description The id of the webhook endpoint. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "since": "2026-11-22T00:00:00.000Z",
                 *       "until": "2026-11-23T00:00:00.000Z",
                 *       "only_missing": false
                 *     }
                 */
                "application/json": components["schemas"]["ReplayWebhooks"];
            };
        };
        responses: {
            /** @description The task that sends every event of the period that the endpoint asks for, also those that it took before or was never sent. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "task_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *       "object": "webhook_task",
                     *       "kind": "recover",
                     *       "webhook_endpoint": "we_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *       "since": "2026-11-22T00:00:00.000Z",
                     *       "until": "2026-11-23T00:00:00.000Z",
                     *       "only_missing": false,
                     *       "status": "running",
                     *       "total": 12,
                     *       "begun": 0,
                     *       "pending": 0,
                     *       "succeeded": 0,
                     *       "failed": 0,
                     *       "created_at": "2026-11-22T14:00:00.000Z",
                     *       "finished_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookTask"];
                };
            };
        };
    };
    rotateWebhookEndpointSecret: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 visible ASCII characters. It belongs to its first request for ever: the same request gets the first answer again, with `Idempotent-Replayed: true`; another one is refused.
                 * @example order-6735
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The version of the API that the request speaks, for this request only. The one that the API key is pinned to when left out.
                 * @example 2026-11-01
                 */
                "Api-Version"?: components["parameters"]["ApiVersion"];
            };
            path: {
                /** @description The id of the webhook endpoint. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "overlap_seconds": 86400
                 *     }
                 */
                "application/json": components["schemas"]["RotateWebhookSecret"];
            };
        };
        responses: {
            /** @description The endpoint with its new secret, shown only here. Until the old one expires, webhooks carry a signature of each. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "we_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *       "object": "webhook_endpoint",
                     *       "livemode": false,
                     *       "url": "https://example.com/webhooks",
                     *       "description": "Shop",
                     *       "event_types": [
                     *         "*"
                     *       ],
                     *       "status": "enabled",
                     *       "disabled_reason": null,
                     *       "ordering": "unordered",
                     *       "max_in_flight": 8,
                     *       "rate_limit": null,
                     *       "signatures": [
                     *         "v1"
                     *       ],
                     *       "public_key": null,
                     *       "api_version": "2026-11-01",
                     *       "failing_since": null,
                     *       "disables_at": null,
                     *       "created_at": "2026-11-22T14:00:00.000Z",
                     *       "updated_at": "2026-11-22T14:00:00.000Z",
                     *       "secret": "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedWebhookEndpoint"];
                };
            };
        };
    };
    testWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 visible ASCII characters. It belongs to its first request for ever: the same request gets the first answer again, with `Idempotent-Replayed: true`; another one is refused.
                 * @example order-6735
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The version of the API that the request speaks, for this request only. The one that the API key is pinned to when left out.
                 * @example 2026-11-01
                 */
                "Api-Version"?: components["parameters"]["ApiVersion"];
            };
            path: {
                /** @description The id of the webhook endpoint. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["WebhookCommand"];
            };
        };
        responses: {
            /** @description The delivery of an event `webhook_endpoint.test`, which goes to this endpoint alone, whatever types it asked for. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "del_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *       "object": "webhook_delivery",
                     *       "webhook_endpoint": "we_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *       "event": "evt_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *       "status": "pending",
                     *       "failure": null,
                     *       "attempt_count": 0,
                     *       "next_attempt_at": "2026-11-22T14:00:00.000Z",
                     *       "created_at": "2026-11-22T14:00:00.000Z",
                     *       "finished_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
        };
    };
    getWebhookTask: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The version of the API that the request speaks, for this request only. The one that the API key is pinned to when left out.
                 * @example 2026-11-01
                 */
                "Api-Version"?: components["parameters"]["ApiVersion"];
            };
            path: {
                /** @description The id of the task. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The task as it stands. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "task_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *       "object": "webhook_task",
                     *       "kind": "recover",
                     *       "webhook_endpoint": "we_01jd2m3n4p5q6r7s8t9v0w1x2y",
                     *       "since": "2026-11-22T00:00:00.000Z",
                     *       "until": "2026-11-23T00:00:00.000Z",
                     *       "only_missing": false,
                     *       "status": "running",
                     *       "total": 12,
                     *       "begun": 0,
                     *       "pending": 0,
                     *       "succeeded": 0,
                     *       "failed": 0,
                     *       "created_at": "2026-11-22T14:00:00.000Z",
                     *       "finished_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookTask"];
                };
            };
        };
    };
}
