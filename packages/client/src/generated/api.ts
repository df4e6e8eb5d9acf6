// Made from docs/openapi.json by `npm run generate`.

/** The version of the API that these types are of; null when the API has no versions. */
export const API_VERSION: string | null = "2026-11-01";

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
         * @description Requires the scope `accounts:read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description How many items a page has: 1 to 100, 25 when left out. */
                    limit?: string;
                    /** @description Where the page begins: `next_cursor` of the one before. */
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
                        "application/json": {
                            /** @enum {string} */
                            object: "list";
                            data: components["schemas"]["Account"][];
                            has_more: boolean;
                            /** @description Give it as `cursor` to get the next page; null on the last one. */
                            next_cursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Open an account
         * @description Requires the scope `accounts:write`.
         */
        post: {
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
                        "application/json": components["schemas"]["Account"];
                    };
                };
            };
        };
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
         * @description Requires the scope `accounts:read`.
         */
        get: {
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
                    /** @description An account's id, or `external:<external_id>`. */
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
                        "application/json": components["schemas"]["Account"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change, freeze or thaw an account
         * @description Requires the scope `accounts:write`.
         */
        patch: {
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
                    /** @description An account's id, or `external:<external_id>`. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
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
                        "application/json": components["schemas"]["Account"];
                    };
                };
            };
        };
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
         * @description Requires the scope `accounts:read`.
         */
        get: {
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
                    /** @description An account's id, or `external:<external_id>`. */
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
                        "application/json": components["schemas"]["BalanceAt"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
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
         * @description Requires the scope `accounts:read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description How many items a page has: 1 to 100, 25 when left out. */
                    limit?: string;
                    /** @description Where the page begins: `next_cursor` of the one before. */
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
                    /** @description An account's id, or `external:<external_id>`. */
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
                        "application/json": {
                            /** @enum {string} */
                            object: "list";
                            data: components["schemas"]["AccountEntry"][];
                            has_more: boolean;
                            /** @description Give it as `cursor` to get the next page; null on the last one. */
                            next_cursor: string | null;
                        };
                    };
                };
            };
        };
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
         * @description Requires the scope `accounts:read`.
         */
        get: {
            parameters: {
                query: {
                    /** @description How many items a page has: 1 to 100, 25 when left out. */
                    limit?: string;
                    /** @description Where the page begins: `next_cursor` of the one before. */
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
                    /** @description An account's id, or `external:<external_id>`. */
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
                        "application/json": components["schemas"]["Statement"];
                    };
                };
            };
        };
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
         * @description Requires the scope `accounts:write`.
         */
        post: {
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
                    /** @description An account's id, or `external:<external_id>`. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
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
                        "application/json": components["schemas"]["Account"];
                    };
                };
            };
        };
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
         * @description Requires the scope `accounts:read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description How many items a page has: 1 to 100, 25 when left out. */
                    limit?: string;
                    /** @description Where the page begins: `next_cursor` of the one before. */
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
                        "application/json": {
                            /** @enum {string} */
                            object: "list";
                            data: components["schemas"]["Currency"][];
                            has_more: boolean;
                            /** @description Give it as `cursor` to get the next page; null on the last one. */
                            next_cursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Register a currency of your own
         * @description Requires the scope `accounts:write`.
         */
        post: {
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
                        "application/json": components["schemas"]["Currency"];
                    };
                };
            };
        };
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
         * @description Requires the scope `payments:write`.
         */
        post: {
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
                        "application/json": components["schemas"]["Batch"];
                    };
                };
            };
        };
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
         * @description Requires the scope `payments:write`.
         */
        post: {
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
                        "application/json": components["schemas"]["PaymentIntentPreview"];
                    };
                };
            };
        };
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
         * @description Requires the scope `payments:read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description How many items a page has: 1 to 100, 25 when left out. */
                    limit?: string;
                    /** @description Where the page begins: `next_cursor` of the one before. */
                    cursor?: string;
                    status?: "scheduled" | "pending" | "requires_capture" | "succeeded" | "failed" | "canceled";
                    /** @description An account's id, or `external:<external_id>`. */
                    account?: string;
                    currency?: string;
                    external_id?: string;
                    /** @description Accepted at this time or later. */
                    "created[gte]"?: string;
                    /** @description Accepted before this time. */
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
                        "application/json": {
                            /** @enum {string} */
                            object: "list";
                            data: components["schemas"]["PaymentIntent"][];
                            has_more: boolean;
                            /** @description Give it as `cursor` to get the next page; null on the last one. */
                            next_cursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Submit a payment intent
         * @description Requires the scope `payments:write`.
         */
        post: {
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
                        "application/json": components["schemas"]["PaymentIntent"];
                    };
                };
            };
        };
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
         * @description Requires the scope `payments:read`.
         */
        get: {
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
                        "application/json": components["schemas"]["PaymentIntent"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
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
         * @description Requires the scope `payments:write`.
         */
        post: {
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
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
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
                        "application/json": components["schemas"]["Capture"];
                    };
                };
            };
        };
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
         * @description Requires the scope `payments:read`.
         */
        get: {
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
                        "application/json": components["schemas"]["Capture"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
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
         * @description Requires the scope `payments:read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description How many items a page has: 1 to 100, 25 when left out. */
                    limit?: string;
                    /** @description Where the page begins: `next_cursor` of the one before. */
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
                        "application/json": {
                            /** @enum {string} */
                            object: "list";
                            data: components["schemas"]["Capture"][];
                            has_more: boolean;
                            /** @description Give it as `cursor` to get the next page; null on the last one. */
                            next_cursor: string | null;
                        };
                    };
                };
            };
        };
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
         * @description Requires the scope `payments:write`.
         */
        post: {
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
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
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
                        "application/json": components["schemas"]["PaymentIntent"];
                    };
                };
            };
        };
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
         * @description Requires the scope `payments:write`.
         */
        post: {
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
                        "application/json": components["schemas"]["Refund"];
                    };
                };
            };
        };
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
         * @description Requires the scope `payments:read`.
         */
        get: {
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
                        "application/json": components["schemas"]["Refund"];
                    };
                };
            };
        };
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
         * @description Requires the scope `payments:read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description How many items a page has: 1 to 100, 25 when left out. */
                    limit?: string;
                    /** @description Where the page begins: `next_cursor` of the one before. */
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
                        "application/json": {
                            /** @enum {string} */
                            object: "list";
                            data: components["schemas"]["Refund"][];
                            has_more: boolean;
                            /** @description Give it as `cursor` to get the next page; null on the last one. */
                            next_cursor: string | null;
                        };
                    };
                };
            };
        };
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
         * @description Requires the scope `payments:read`.
         */
        get: {
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
                        "application/json": components["schemas"]["PaymentIntentTimeline"];
                    };
                };
            };
        };
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
         * @description Requires the scope `payments:read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description How many items a page has: 1 to 100, 25 when left out. */
                    limit?: string;
                    /** @description Where the page begins: `next_cursor` of the one before. */
                    cursor?: string;
                    /** @description A payment intent's id. */
                    payment_intent?: string;
                    /** @description An account's id, or `external:<external_id>`. Not together with `payment_intent`. */
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
                        "application/json": {
                            /** @enum {string} */
                            object: "list";
                            data: components["schemas"]["LedgerTransaction"][];
                            has_more: boolean;
                            /** @description Give it as `cursor` to get the next page; null on the last one. */
                            next_cursor: string | null;
                        };
                    };
                };
            };
        };
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
         * @description Requires the scope `payments:read`.
         */
        get: {
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
                        "application/json": components["schemas"]["LedgerTransaction"];
                    };
                };
            };
        };
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
         * @description Requires the scope `accounts:read`.
         */
        get: {
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
                        "application/json": components["schemas"]["TrialBalance"];
                    };
                };
            };
        };
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
         * @description Requires the scope `events:read`.
         */
        get: {
            parameters: {
                query?: {
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
        put?: never;
        post?: never;
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
         * @description Requires the scope `events:read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description How many items a page has: 1 to 100, 25 when left out. */
                    limit?: string;
                    /** @description Where the page begins: `next_cursor` of the one before. */
                    cursor?: string;
                    type?: "payment_intent.requires_capture" | "payment_intent.succeeded" | "payment_intent.failed" | "payment_intent.canceled" | "capture.succeeded" | "capture.failed" | "refund.succeeded" | "refund.failed" | "account.created" | "account.updated" | "account.closed" | "webhook_endpoint.disabled" | "webhook_endpoint.failing" | "webhook_endpoint.test";
                    /** @description The id of a payment intent, capture, refund, account or webhook endpoint, or an account's `external:<external_id>`. */
                    resource?: string;
                    /** @description Written at this time or later. */
                    "created[gte]"?: string;
                    /** @description Written before this time. */
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
                        "application/json": {
                            /** @enum {string} */
                            object: "list";
                            data: components["schemas"]["Event"][];
                            has_more: boolean;
                            /** @description Give it as `cursor` to get the next page; null on the last one. */
                            next_cursor: string | null;
                        };
                    };
                };
            };
        };
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
         * @description Requires the scope `events:read`.
         */
        get: {
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
                        "application/json": components["schemas"]["Event"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
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
         * @description Requires the scope `webhooks:read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description How many items a page has: 1 to 100, 25 when left out. */
                    limit?: string;
                    /** @description Where the page begins: `next_cursor` of the one before. */
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
                        "application/json": {
                            /** @enum {string} */
                            object: "list";
                            data: components["schemas"]["WebhookEndpoint"][];
                            has_more: boolean;
                            /** @description Give it as `cursor` to get the next page; null on the last one. */
                            next_cursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Open a webhook endpoint
         * @description Requires the scope `webhooks:write`.
         */
        post: {
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
                        "application/json": components["schemas"]["CreatedWebhookEndpoint"];
                    };
                };
            };
        };
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
         * @description Requires the scope `webhooks:read`.
         */
        get: {
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
                        "application/json": components["schemas"]["WebhookEndpoint"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /**
         * Delete a webhook endpoint
         * @description Requires the scope `webhooks:write`.
         */
        delete: {
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
        options?: never;
        head?: never;
        /**
         * Change a webhook endpoint
         * @description Requires the scope `webhooks:write`.
         */
        patch: {
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
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
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
                        "application/json": components["schemas"]["WebhookEndpoint"];
                    };
                };
            };
        };
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
         * @description Requires the scope `webhooks:write`.
         */
        post: {
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
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
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
                        "application/json": components["schemas"]["CreatedWebhookEndpoint"];
                    };
                };
            };
        };
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
         * @description Requires the scope `webhooks:write`.
         */
        post: {
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
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
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
                        "application/json": components["schemas"]["WebhookDelivery"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
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
         * @description Requires the scope `webhooks:read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description How many items a page has: 1 to 100, 25 when left out. */
                    limit?: string;
                    /** @description Where the page begins: `next_cursor` of the one before. */
                    cursor?: string;
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
                        "application/json": {
                            /** @enum {string} */
                            object: "list";
                            data: components["schemas"]["WebhookDelivery"][];
                            has_more: boolean;
                            /** @description Give it as `cursor` to get the next page; null on the last one. */
                            next_cursor: string | null;
                        };
                    };
                };
            };
        };
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
         * @description Requires the scope `webhooks:read`.
         */
        get: {
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
                        "application/json": components["schemas"]["WebhookDeliveryWithAttempts"];
                    };
                };
            };
        };
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
         * @description Requires the scope `webhooks:write`.
         */
        post: {
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
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
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
                        "application/json": components["schemas"]["WebhookDelivery"];
                    };
                };
            };
        };
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
         * @description Requires the scope `webhooks:write`.
         */
        post: {
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
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
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
                        "application/json": components["schemas"]["WebhookTask"];
                    };
                };
            };
        };
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
         * @description Requires the scope `webhooks:write`.
         */
        post: {
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
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
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
                        "application/json": components["schemas"]["WebhookTask"];
                    };
                };
            };
        };
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
         * @description Requires the scope `webhooks:read`.
         */
        get: {
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
                        "application/json": components["schemas"]["WebhookTask"];
                    };
                };
            };
        };
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
         * @description Requires the scope `keys:write`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description How many items a page has: 1 to 100, 25 when left out. */
                    limit?: string;
                    /** @description Where the page begins: `next_cursor` of the one before. */
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
                        "application/json": {
                            /** @enum {string} */
                            object: "list";
                            data: components["schemas"]["ApiKey"][];
                            has_more: boolean;
                            /** @description Give it as `cursor` to get the next page; null on the last one. */
                            next_cursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Make an API key
         * @description Requires the scope `keys:write`.
         */
        post: {
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
                        "application/json": components["schemas"]["CreatedApiKey"];
                    };
                };
            };
        };
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
         * @description Requires the scope `keys:write`.
         */
        get: {
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
                    /** @description The key's id, not the key itself. */
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
                        "application/json": components["schemas"]["ApiKey"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /**
         * Revoke an API key
         * @description Requires the scope `keys:write`.
         */
        delete: {
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
                    /** @description The key's id, not the key itself. */
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
         * @description Requires the scope `keys:write`.
         */
        post: {
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
                    /** @description The key's id, not the key itself. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
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
                        "application/json": components["schemas"]["CreatedApiKey"];
                    };
                };
            };
        };
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
         * @description Requires the scope `keys:write`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description How many items a page has: 1 to 100, 25 when left out. */
                    limit?: string;
                    /** @description Where the page begins: `next_cursor` of the one before. */
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
                        "application/json": {
                            /** @enum {string} */
                            object: "list";
                            data: components["schemas"]["AuditLogEntry"][];
                            has_more: boolean;
                            /** @description Give it as `cursor` to get the next page; null on the last one. */
                            next_cursor: string | null;
                        };
                    };
                };
            };
        };
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
        Account: {
            /** @example acct_01jd2m3n4p5q6r7s8t9v0w1x2y */
            id: string;
            /** @enum {string} */
            object: "account";
            livemode: boolean;
            /** @example USD */
            currency: string;
            /** @enum {string} */
            normal_balance: "credit" | "debit";
            /** @enum {string} */
            status: "active" | "frozen" | "closed";
            overdraft_limit: string | null;
            external_id: string | null;
            name: string | null;
            metadata: {
                [key: string]: string;
            };
            balance: components["schemas"]["Balance"];
            version: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        Balance: {
            /**
             * @description What was moved so far, in the account's normal direction.
             * @example 25.00
             */
            posted: string;
            /**
             * @description What holds will add when they are captured.
             * @example 25.00
             */
            pending_in: string;
            /**
             * @description What holds have reserved.
             * @example 25.00
             */
            pending_out: string;
            /**
             * @description `posted` less `pending_out`.
             * @example 25.00
             */
            available: string;
        };
        Problem: {
            /**
             * @description A page about the code.
             * @example /errors/amount_invalid
             */
            type: string;
            /** @example The amount is not a decimal number */
            title: string;
            /** @example 422 */
            status: number;
            detail: string;
            /** @enum {string} */
            code: "bad_request" | "malformed_json" | "invalid_utf8" | "idempotency_key_missing" | "idempotency_key_invalid" | "api_version_invalid" | "cursor_invalid" | "unauthenticated" | "insufficient_scope" | "not_found" | "method_not_allowed" | "request_timeout" | "idempotency_in_progress" | "external_id_taken" | "account_closed" | "account_not_empty" | "limit_below_balance" | "currency_exists" | "webhook_endpoint_disabled" | "too_many_webhook_endpoints" | "too_many_webhook_secrets" | "too_many_api_keys" | "last_api_key" | "not_rotatable" | "not_capturable" | "not_cancelable" | "payload_too_large" | "unsupported_media_type" | "idempotency_key_reused" | "unknown_parameter" | "parameter_invalid" | "unknown_field" | "validation_failed" | "nul_not_allowed" | "metadata_too_many_keys" | "metadata_key_too_long" | "metadata_value_too_long" | "currency_invalid" | "amount_must_be_string" | "amount_invalid" | "amount_precision" | "amount_too_large" | "amount_not_positive" | "timestamp_invalid" | "timestamp_in_past" | "timestamp_too_late" | "timestamp_order" | "same_account" | "account_not_found" | "currency_mismatch" | "account_not_active" | "amount_exceeds_hold" | "amount_exceeds_captured" | "payment_intent_not_found" | "batch_too_wide" | "url_invalid" | "url_scheme_not_allowed" | "url_userinfo_not_allowed" | "url_address_forbidden" | "url_port_not_allowed" | "header_too_large" | "internal_error" | "account_busy" | "moment_unsettled" | "database_unavailable" | "outcome_unknown" | "stream_full" | "backlog_full";
            /** @example req_0190b5c4e2f07b3c9d5e6f708192a3b4 */
            request_id: string;
            /** @description The fields at fault; `pointer` is a JSON pointer into the body. */
            errors?: {
                pointer: string;
                /** @enum {string} */
                code: "bad_request" | "malformed_json" | "invalid_utf8" | "idempotency_key_missing" | "idempotency_key_invalid" | "api_version_invalid" | "cursor_invalid" | "unauthenticated" | "insufficient_scope" | "not_found" | "method_not_allowed" | "request_timeout" | "idempotency_in_progress" | "external_id_taken" | "account_closed" | "account_not_empty" | "limit_below_balance" | "currency_exists" | "webhook_endpoint_disabled" | "too_many_webhook_endpoints" | "too_many_webhook_secrets" | "too_many_api_keys" | "last_api_key" | "not_rotatable" | "not_capturable" | "not_cancelable" | "payload_too_large" | "unsupported_media_type" | "idempotency_key_reused" | "unknown_parameter" | "parameter_invalid" | "unknown_field" | "validation_failed" | "nul_not_allowed" | "metadata_too_many_keys" | "metadata_key_too_long" | "metadata_value_too_long" | "currency_invalid" | "amount_must_be_string" | "amount_invalid" | "amount_precision" | "amount_too_large" | "amount_not_positive" | "timestamp_invalid" | "timestamp_in_past" | "timestamp_too_late" | "timestamp_order" | "same_account" | "account_not_found" | "currency_mismatch" | "account_not_active" | "amount_exceeds_hold" | "amount_exceeds_captured" | "payment_intent_not_found" | "batch_too_wide" | "url_invalid" | "url_scheme_not_allowed" | "url_userinfo_not_allowed" | "url_address_forbidden" | "url_port_not_allowed" | "header_too_large" | "internal_error" | "account_busy" | "moment_unsettled" | "database_unavailable" | "outcome_unknown" | "stream_full" | "backlog_full";
                detail: string;
            }[];
        };
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
        AccountEntry: {
            /** @example entry_01jd2m3n4p5q6r7s8t9v0w1x2y */
            id: string;
            account: string;
            /** @enum {string} */
            direction: "debit" | "credit";
            /**
             * @description Greater than zero.
             * @example 25.00
             */
            amount: string;
            currency: string;
            /** @enum {string} */
            layer: "posted" | "pending";
            /** @description The account's balance in this layer after the entry, in its normal direction. */
            balance_after: string;
            account_version: number;
            /** @enum {string} */
            object: "entry";
            ledger_transaction: string;
            /** Format: date-time */
            effective_at: string;
            /** Format: date-time */
            created_at: string;
        };
        Statement: {
            /** @enum {string} */
            object: "statement";
            /** @example acct_01jd2m3n4p5q6r7s8t9v0w1x2y */
            account: string;
            /** @example USD */
            currency: string;
            /** @enum {string} */
            axis: "posted" | "effective";
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            opening_balance: components["schemas"]["BalanceAt"] & unknown;
            closing_balance: components["schemas"]["BalanceAt"] & unknown;
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
                /** @enum {string} */
                object: "list";
                data: components["schemas"]["AccountEntry"][];
                has_more: boolean;
                /** @description Give it as `cursor` to get the next page; null on the last one. */
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
             * @enum {string}
             */
            status?: "active" | "frozen";
        };
        AccountClosing: Record<string, never>;
        Currency: {
            /** @enum {string} */
            object: "currency";
            /** @example USDT */
            code: string;
            /**
             * @description How many decimal digits amounts have.
             * @example 6
             */
            exponent: number;
            /** @description Whether it is one of your own; the others are those of ISO 4217. */
            registered: boolean;
            /**
             * Format: date-time
             * @description When you registered it; null for those of ISO 4217.
             */
            created_at: string | null;
        };
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
        Batch: {
            /** @enum {string} */
            object: "batch";
            /** @example batch_01jd2m3n4p5q6r7s8t9v0w1x2y */
            id: string;
            atomic: boolean;
            /** @description One result for each item, in the order given. */
            data: ({
                /** @enum {number} */
                status: 202;
                payment_intent: components["schemas"]["PaymentIntent"];
            } | {
                status: number;
                problem: components["schemas"]["Problem"];
            })[];
        };
        PaymentIntent: {
            /** @example pi_01jd2m3n4p5q6r7s8t9v0w1x2y */
            id: string;
            /** @enum {string} */
            object: "payment_intent";
            livemode: boolean;
            /** @enum {string} */
            status: "scheduled" | "pending" | "requires_capture" | "succeeded" | "failed" | "canceled";
            amount: string | null;
            currency: string | null;
            source: string | null;
            destination: string | null;
            legs: components["schemas"]["Leg"][];
            /** @enum {string} */
            capture_method: "automatic" | "manual";
            amount_capturable: string | null;
            amount_captured: string | null;
            amount_refunded: string | null;
            /** Format: date-time */
            execute_at: string | null;
            /** Format: date-time */
            expires_at: string | null;
            /** Format: date-time */
            hold_expires_at: string | null;
            /** Format: date-time */
            effective_at: string | null;
            failure: {
                /** @enum {string} */
                code: "account_closed" | "account_frozen" | "insufficient_funds" | "linked_intent_failed";
                message: string;
                /** @description Which leg, counted from 0; null when no leg is at fault. */
                leg: number | null;
            } | null;
            /** @enum {string|null} */
            cancellation_reason: "requested" | "expired" | "hold_expired" | null;
            ledger_transactions: string[];
            description: string | null;
            external_id: string | null;
            metadata: {
                [key: string]: string;
            };
            version: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            /** Format: date-time */
            finished_at: string | null;
        };
        Leg: {
            amount: string;
            currency: string;
            source: string;
            destination: string;
        };
        NewBatch: {
            /**
             * @description Whether all items go through or none: one that is refused refuses the request, one that fails fails the others with `linked_intent_failed`.
             * @default false
             */
            atomic?: boolean;
            /** @description 1 to 1,000 payment intents, decided in the order given. Each may carry an `idempotency_key` of its own; `<batch key>:<index>` when left out. */
            payment_intents: unknown[];
        };
        PaymentIntentPreview: {
            livemode: boolean;
            /** @enum {string} */
            status: "scheduled" | "pending" | "requires_capture" | "succeeded" | "failed" | "canceled";
            amount: string | null;
            currency: string | null;
            source: string | null;
            destination: string | null;
            legs: components["schemas"]["Leg"][];
            /** @enum {string} */
            capture_method: "automatic" | "manual";
            amount_capturable: string | null;
            amount_captured: string | null;
            amount_refunded: string | null;
            /** Format: date-time */
            execute_at: string | null;
            /** Format: date-time */
            expires_at: string | null;
            /** Format: date-time */
            hold_expires_at: string | null;
            /** Format: date-time */
            effective_at: string | null;
            failure: {
                /** @enum {string} */
                code: "account_closed" | "account_frozen" | "insufficient_funds" | "linked_intent_failed";
                message: string;
                /** @description Which leg, counted from 0; null when no leg is at fault. */
                leg: number | null;
            } | null;
            /** @enum {string|null} */
            cancellation_reason: "requested" | "expired" | "hold_expired" | null;
            description: string | null;
            external_id: string | null;
            metadata: {
                [key: string]: string;
            };
            /** @enum {string} */
            object: "payment_intent_preview";
            /**
             * Format: date-time
             * @description The moment that it was decided for: now, or `execute_at` of a scheduled intent.
             */
            decided_at: string;
            /** @description The entries that it would write; none if it would fail. */
            entries: {
                account: string;
                /** @enum {string} */
                direction: "debit" | "credit";
                /**
                 * @description Greater than zero.
                 * @example 25.00
                 */
                amount: string;
                currency: string;
                /** @enum {string} */
                layer: "posted" | "pending";
                /** @description The account's balance in this layer after the entry, in its normal direction. */
                balance_after: string;
                account_version: number;
            }[];
            /** @description Every account that the legs name, as it would stand then, in their order. */
            balances: (components["schemas"]["Balance"] & {
                account: string;
                currency: string;
                /** @description The account's version. */
                version: number;
            })[];
        };
        NewPaymentIntent: {
            /**
             * @description A decimal string, greater than zero, with at most the currency's fraction digits.
             * @example 25.00
             */
            amount?: string;
            /** @example USD */
            currency?: string;
            /**
             * @description An account's id, or `external:<external_id>`.
             * @example external:customer-42
             */
            source?: string;
            /**
             * @description An account's id, or `external:<external_id>`.
             * @example external:customer-42
             */
            destination?: string;
            /** @description Instead of the four members before: 1 to 50 movements, decided in order, each of which may spend what an earlier one brought. All go through or none. */
            legs?: {
                /**
                 * @description A decimal string, greater than zero, with at most the currency's fraction digits.
                 * @example 25.00
                 */
                amount: string;
                /** @example USD */
                currency: string;
                /**
                 * @description An account's id, or `external:<external_id>`.
                 * @example external:customer-42
                 */
                source: string;
                /**
                 * @description An account's id, or `external:<external_id>`.
                 * @example external:customer-42
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
             * @description In the future (RFC 3339): the intent is `scheduled` until then.
             * @default null
             * @example 2030-11-22T00:00:00.000Z
             */
            execute_at?: string | null;
            /**
             * @description An intent that is not decided by then (RFC 3339) is canceled.
             * @default null
             * @example 2030-11-22T00:00:00.000Z
             */
            expires_at?: string | null;
            /**
             * @description A hold that is not captured by then (RFC 3339) is released.
             * @default null
             * @example 2030-11-22T00:00:00.000Z
             */
            hold_expires_at?: string | null;
            /**
             * @description Accounting date (RFC 3339), when it differs from the time of posting.
             * @default null
             * @example 2030-11-22T00:00:00.000Z
             */
            effective_at?: string | null;
            /** @default null */
            description?: string | null;
            /** @default null */
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
        Capture: {
            /** @example cap_01jd2m3n4p5q6r7s8t9v0w1x2y */
            id: string;
            /** @enum {string} */
            object: "capture";
            final: boolean;
            livemode: boolean;
            payment_intent: string;
            amount: string | null;
            currency: string | null;
            /** @enum {string} */
            status: "pending" | "succeeded" | "failed";
            failure: {
                /** @enum {string} */
                code: "not_capturable" | "amount_exceeds_hold" | "amount_exceeds_captured" | "not_cancelable" | "account_closed" | "account_frozen" | "insufficient_funds";
                message: string;
                leg: number | null;
            } | null;
            ledger_transactions: string[];
            metadata: {
                [key: string]: string;
            };
            version: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            finished_at: string | null;
        };
        NewCapture: {
            /**
             * @description All that is left when left out. An intent with several legs takes no amount: all its legs go together.
             * @example 10.00
             */
            amount?: string;
            /**
             * @description Whether the rest is released, or stays on hold.
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
        NewCancellation: Record<string, never>;
        Refund: {
            /** @example re_01jd2m3n4p5q6r7s8t9v0w1x2y */
            id: string;
            /** @enum {string} */
            object: "refund";
            livemode: boolean;
            payment_intent: string;
            amount: string | null;
            currency: string | null;
            /** @enum {string} */
            status: "pending" | "succeeded" | "failed";
            failure: {
                /** @enum {string} */
                code: "not_capturable" | "amount_exceeds_hold" | "amount_exceeds_captured" | "not_cancelable" | "account_closed" | "account_frozen" | "insufficient_funds";
                message: string;
                leg: number | null;
            } | null;
            ledger_transactions: string[];
            metadata: {
                [key: string]: string;
            };
            version: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            finished_at: string | null;
        };
        NewRefund: {
            /** @example pi_01jd2m3n4p5q6r7s8t9v0w1x2y */
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
        PaymentIntentTimeline: {
            /** @enum {string} */
            object: "timeline";
            /** @example pi_01jd2m3n4p5q6r7s8t9v0w1x2y */
            payment_intent: string;
            /** @enum {string} */
            status: "scheduled" | "pending" | "requires_capture" | "succeeded" | "failed" | "canceled";
            /** @description Whether something was left out. A timeline has the last 500 captures, refunds and cancellations together, the last 500 ledger transactions, the last 500 deliveries, and of each delivery the last 20 attempts. */
            truncated: boolean;
            /** @description In order of time; what happened in one moment, cause before effect. */
            data: (components["schemas"]["TimelineAccepted"] | components["schemas"]["TimelineRung"] | components["schemas"]["TimelineQuarantined"] | components["schemas"]["TimelineDecided"] | components["schemas"]["TimelineCaptureAccepted"] | components["schemas"]["TimelineCaptureDecided"] | components["schemas"]["TimelineRefundAccepted"] | components["schemas"]["TimelineRefundDecided"] | components["schemas"]["TimelineCancellationAccepted"] | components["schemas"]["TimelineCancellationDecided"] | components["schemas"]["TimelineLedgerTransaction"] | components["schemas"]["TimelineEvent"] | components["schemas"]["TimelineDelivery"] | components["schemas"]["TimelineAttempt"])[];
        };
        /** @description The intent was stored. From here on nothing could lose it. */
        TimelineAccepted: {
            /** Format: date-time */
            at: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "accepted";
            /**
             * Format: date-time
             * @description What it is scheduled for.
             */
            execute_at: string | null;
            /** Format: date-time */
            expires_at: string | null;
            /** Format: date-time */
            hold_expires_at: string | null;
            /** @description The batch request that it came with. */
            batch: string | null;
        };
        /** @description The clock rang: because nobody had decided in time, or because the moment had come for which something was scheduled or in which it expires. Told once, with the last time. The ring of the acceptance itself is not recorded. */
        TimelineRung: {
            /** Format: date-time */
            at: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "rung";
            /** @description How often it rang. */
            rings: number;
            /** @description For which intent, capture or refund; null for a cancellation. */
            resource: string | null;
        };
        /** @description Deciding raises an error that nobody foresaw, and the intent waits for an operator. Told as long as it does. */
        TimelineQuarantined: {
            /** Format: date-time */
            at: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "quarantined";
        };
        /** @description The intent came to another status. */
        TimelineDecided: {
            /** Format: date-time */
            at: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "decided";
            /** @enum {string} */
            status: "requires_capture" | "succeeded" | "failed" | "canceled";
            failure: {
                /** @enum {string} */
                code: "account_closed" | "account_frozen" | "insufficient_funds" | "linked_intent_failed";
                message: string;
                /** @description Which leg, counted from 0; null when no leg is at fault. */
                leg: number | null;
            } | null;
            /** @enum {string|null} */
            cancellation_reason: "requested" | "expired" | "hold_expired" | null;
            /** @description As of a capture, for the first decision. Null for a later one: it is told with the capture or cancellation that brought it, and of a hold that expired it is not recorded. */
            lock_wait_ms: number | null;
        };
        /** @description A capture was stored. */
        TimelineCaptureAccepted: {
            /** Format: date-time */
            at: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "capture_accepted";
            capture: string;
            amount: string | null;
            currency: string | null;
            final: boolean;
        };
        /** @description A capture came to its end. */
        TimelineCaptureDecided: {
            /** Format: date-time */
            at: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "capture_decided";
            capture: string;
            /** @enum {string} */
            status: "succeeded" | "failed";
            failure: {
                /** @enum {string} */
                code: "not_capturable" | "amount_exceeds_hold" | "amount_exceeds_captured" | "not_cancelable" | "account_closed" | "account_frozen" | "insufficient_funds";
                message: string;
                leg: number | null;
            } | null;
            /** @description How long its batch waited until the intents and accounts were locked, in milliseconds. An attempt to post that failed was rolled back and left nothing; this is the one that counted. */
            lock_wait_ms: number | null;
        };
        /** @description A refund was stored. */
        TimelineRefundAccepted: {
            /** Format: date-time */
            at: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "refund_accepted";
            refund: string;
            amount: string | null;
            currency: string | null;
        };
        /** @description A refund came to its end. */
        TimelineRefundDecided: {
            /** Format: date-time */
            at: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "refund_decided";
            refund: string;
            /** @enum {string} */
            status: "succeeded" | "failed";
            failure: {
                /** @enum {string} */
                code: "not_capturable" | "amount_exceeds_hold" | "amount_exceeds_captured" | "not_cancelable" | "account_closed" | "account_frozen" | "insufficient_funds";
                message: string;
                leg: number | null;
            } | null;
            /** @description How long its batch waited until the intents and accounts were locked, in milliseconds. An attempt to post that failed was rolled back and left nothing; this is the one that counted. */
            lock_wait_ms: number | null;
        };
        /** @description A cancellation was stored. */
        TimelineCancellationAccepted: {
            /** Format: date-time */
            at: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "cancellation_accepted";
        };
        /** @description A cancellation came to its end: it succeeded, or was too late. */
        TimelineCancellationDecided: {
            /** Format: date-time */
            at: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "cancellation_decided";
            /** @enum {string} */
            status: "succeeded" | "failed";
            failure: {
                /** @enum {string} */
                code: "not_capturable" | "amount_exceeds_hold" | "amount_exceeds_captured" | "not_cancelable" | "account_closed" | "account_frozen" | "insufficient_funds";
                message: string;
                leg: number | null;
            } | null;
            /** @description How long its batch waited until the intents and accounts were locked, in milliseconds. An attempt to post that failed was rolled back and left nothing; this is the one that counted. */
            lock_wait_ms: number | null;
        };
        /** @description The books were written. */
        TimelineLedgerTransaction: {
            /** Format: date-time */
            at: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "ledger_transaction";
            ledger_transaction: string;
            /** @enum {string} */
            kind: "payment" | "hold" | "capture" | "release" | "refund";
            /** Format: date-time */
            effective_at: string;
            entries: components["schemas"]["Entry"][];
        };
        Entry: {
            /** @example entry_01jd2m3n4p5q6r7s8t9v0w1x2y */
            id: string;
            account: string;
            /** @enum {string} */
            direction: "debit" | "credit";
            /**
             * @description Greater than zero.
             * @example 25.00
             */
            amount: string;
            currency: string;
            /** @enum {string} */
            layer: "posted" | "pending";
            /** @description The account's balance in this layer after the entry, in its normal direction. */
            balance_after: string;
            account_version: number;
        };
        /** @description An event was made, together with what it tells. */
        TimelineEvent: {
            /** Format: date-time */
            at: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "event";
            event: string;
            /** @enum {string} */
            event_type: "payment_intent.requires_capture" | "payment_intent.succeeded" | "payment_intent.failed" | "payment_intent.canceled" | "capture.succeeded" | "capture.failed" | "refund.succeeded" | "refund.failed" | "account.created" | "account.updated" | "account.closed" | "webhook_endpoint.disabled" | "webhook_endpoint.failing" | "webhook_endpoint.test";
            /** @description The intent, capture or refund that it tells of. */
            resource: string;
            sequence: number;
        };
        /** @description An event was put on its way to an endpoint. */
        TimelineDelivery: {
            /** Format: date-time */
            at: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "delivery";
            delivery: string;
            webhook_endpoint: string;
            event: string;
            /** @enum {string} */
            status: "pending" | "succeeded" | "failed";
            /**
             * @description Why no attempt is made any more.
             * @enum {string|null}
             */
            failure: "attempts_exhausted" | "endpoint_gone" | "endpoint_disabled" | "endpoint_deleted" | null;
            attempt_count: number;
            /** Format: date-time */
            next_attempt_at: string | null;
            /** Format: date-time */
            finished_at: string | null;
        };
        /** @description A call of a webhook began. */
        TimelineAttempt: {
            /** Format: date-time */
            at: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "attempt";
            delivery: string;
            webhook_endpoint: string;
            event: string;
            /** @description Counts up for each delivery, from 1. */
            number: number;
            duration_ms: number;
            /** @enum {string} */
            outcome: "succeeded" | "failed";
            response_status: number | null;
            /** @example connection_refused */
            error: string | null;
        };
        LedgerTransaction: {
            /** @example txn_01jd2m3n4p5q6r7s8t9v0w1x2y */
            id: string;
            /** @enum {string} */
            object: "ledger_transaction";
            /** @enum {string} */
            kind: "payment" | "hold" | "capture" | "release" | "refund";
            payment_intent: string;
            /** Format: date-time */
            effective_at: string;
            /** Format: date-time */
            created_at: string;
            entries: components["schemas"]["Entry"][];
        };
        TrialBalance: {
            /** @enum {string} */
            object: "trial_balance";
            /** @description One line for each currency; debits equal credits, always. */
            totals: {
                currency: string;
                debits: string;
                credits: string;
            }[];
            accounts: {
                account: string;
                currency: string;
                debits: string;
                credits: string;
            }[];
        };
        Event: {
            /** @example evt_01jd2m3n4p5q6r7s8t9v0w1x2y */
            id: string;
            /** @enum {string} */
            object: "event";
            /** @enum {string} */
            type: "payment_intent.requires_capture" | "payment_intent.succeeded" | "payment_intent.failed" | "payment_intent.canceled" | "capture.succeeded" | "capture.failed" | "refund.succeeded" | "refund.failed" | "account.created" | "account.updated" | "account.closed" | "webhook_endpoint.disabled" | "webhook_endpoint.failing" | "webhook_endpoint.test";
            /** Format: date-time */
            created_at: string;
            /**
             * Format: date-time
             * @description The same, under the name that Standard Webhooks gives it.
             */
            timestamp: string;
            livemode: boolean;
            /** @description Counts up for each resource, from 1, without gaps. */
            sequence: number;
            data: {
                /** @description The resource as the event left it. */
                object: {
                    [key: string]: unknown;
                };
            };
        };
        CreatedWebhookEndpoint: components["schemas"]["WebhookEndpoint"] & {
            /**
             * @description Signs what is sent here. Shown only now: keep it.
             * @example whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD
             */
            secret: string;
        };
        WebhookEndpoint: {
            /** @example we_01jd2m3n4p5q6r7s8t9v0w1x2y */
            id: string;
            /** @enum {string} */
            object: "webhook_endpoint";
            livemode: boolean;
            url: string;
            description: string | null;
            event_types: string[];
            /** @enum {string} */
            status: "enabled" | "disabled";
            /**
             * @description `requested` by its owner; `gone` because its receiver answered 410; `failing` after five days of nothing but failures; `order_stuck` because nothing may overtake an event that could not be delivered.
             * @enum {string|null}
             */
            disabled_reason: "requested" | "gone" | "failing" | "order_stuck" | null;
            /** @enum {string} */
            ordering: "unordered" | "fifo";
            max_in_flight: number;
            rate_limit: number | null;
            signatures: ("v1" | "v1a")[];
            /** @description `whpk_…`, with which signatures of v1a are verified. */
            public_key: string | null;
            /**
             * @description The version of the API in which its webhooks are written.
             * @enum {string}
             */
            api_version: "2026-11-01";
            /**
             * Format: date-time
             * @description When the first of nothing but failures was; null when the last call went well.
             */
            failing_since: string | null;
            /**
             * Format: date-time
             * @description When it is disabled unless a call goes well before.
             */
            disables_at: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        NewWebhookEndpoint: {
            /**
             * @description Where events are sent: https, a public host.
             * @example https://example.com/webhooks
             */
            url: string;
            /** @default null */
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
             */
            max_in_flight?: number;
            /**
             * @description How many calls it gets in a second; null is as many as it answers.
             * @default null
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
        WebhookEndpointChange: {
            /**
             * @description Where events are sent: https, a public host.
             * @example https://example.com/webhooks
             */
            url?: string;
            description?: string | null;
            /**
             * @description Which events are sent; `*` is every type.
             * @example [
             *       "*"
             *     ]
             */
            event_types?: ("*" | "payment_intent.requires_capture" | "payment_intent.succeeded" | "payment_intent.failed" | "payment_intent.canceled" | "capture.succeeded" | "capture.failed" | "refund.succeeded" | "refund.failed" | "account.created" | "account.updated" | "account.closed" | "webhook_endpoint.disabled" | "webhook_endpoint.failing" | "webhook_endpoint.test")[];
            /** @enum {string} */
            status?: "enabled" | "disabled";
            /**
             * @description `fifo` sends an event only when the one before it was taken, in the order of their commits; `unordered` does not wait.
             * @enum {string}
             */
            ordering?: "unordered" | "fifo";
            /** @description How many calls it gets at the same time. */
            max_in_flight?: number;
            /** @description How many calls it gets in a second; null is as many as it answers. */
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
        RotateWebhookSecret: {
            /**
             * @description How long the old secret signs beside the new one: up to seven days, a day when left out.
             * @default 86400
             */
            overlap_seconds?: number;
        };
        WebhookDelivery: {
            /** @example del_01jd2m3n4p5q6r7s8t9v0w1x2y */
            id: string;
            /** @enum {string} */
            object: "webhook_delivery";
            webhook_endpoint: string;
            event: string;
            /** @enum {string} */
            status: "pending" | "succeeded" | "failed";
            /**
             * @description Why no attempt is made any more.
             * @enum {string|null}
             */
            failure: "attempts_exhausted" | "endpoint_gone" | "endpoint_disabled" | "endpoint_deleted" | null;
            attempt_count: number;
            /** Format: date-time */
            next_attempt_at: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            finished_at: string | null;
        };
        WebhookCommand: Record<string, never>;
        WebhookDeliveryWithAttempts: components["schemas"]["WebhookDelivery"] & {
            attempts: components["schemas"]["WebhookAttempt"][];
        };
        WebhookAttempt: {
            /** @description Counts up for each delivery, from 1. */
            number: number;
            /** Format: date-time */
            started_at: string;
            duration_ms: number;
            /** @enum {string} */
            outcome: "succeeded" | "failed";
            response_status: number | null;
            /** @example connection_refused */
            error: string | null;
            /** @description The beginning of the answer. */
            response_body: string | null;
        };
        WebhookTask: {
            /** @example task_01jd2m3n4p5q6r7s8t9v0w1x2y */
            id: string;
            /** @enum {string} */
            object: "webhook_task";
            /** @enum {string} */
            kind: "recover" | "replay";
            webhook_endpoint: string;
            /** Format: date-time */
            since: string;
            /** Format: date-time */
            until: string;
            only_missing: boolean;
            /**
             * @description Finished when every delivery that it began anew has come to its end.
             * @enum {string}
             */
            status: "running" | "finished";
            /** @description How much there was to do when it was asked for. */
            total: number;
            /** @description Deliveries that were begun anew so far. */
            begun: number;
            /** @description Those of them that are under way. */
            pending: number;
            succeeded: number;
            failed: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            finished_at: string | null;
        };
        RecoverWebhooks: {
            /** Format: date-time */
            since: string;
            /**
             * Format: date-time
             * @description The end of the period, which is not part of it. The present when left out.
             */
            until?: string;
        };
        ReplayWebhooks: {
            /** Format: date-time */
            since: string;
            /**
             * Format: date-time
             * @description The end of the period, which is not part of it. The present when left out.
             */
            until?: string;
            /**
             * @description Send only events that the endpoint was never sent, for example while it was disabled.
             * @default false
             */
            only_missing?: boolean;
        };
        CreatedApiKey: components["schemas"]["ApiKey"] & {
            /**
             * @description The key itself, to be sent as `Authorization: Bearer <key>`. Shown only in this one answer and kept nowhere: null when the answer is told again because of its `Idempotency-Key`.
             * @example qt_test_000000000000000000000000000000000000
             */
            secret: string | null;
        };
        ApiKey: {
            /**
             * @description Names the key wherever the key itself is not needed.
             * @example key_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            id: string;
            /**
             * @description What this is.
             * @example api_key
             * @enum {string}
             */
            object: "api_key";
            /**
             * @description Whether it opens live books or test books.
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
             * @description When it was made.
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
        RotateApiKey: {
            /**
             * @description How long the old key is good beside the new one, in seconds: up to seven days, a day when left out, 0 ends it at once.
             * @default 86400
             * @example 3600
             */
            overlap_seconds?: number;
        };
        AuditLogEntry: {
            /**
             * @description The entry's id. Ids sort by time.
             * @example alog_01jd2m3n4p5q6r7s8t9v0w1x2y
             */
            id: string;
            /**
             * @description Always `audit_log_entry`.
             * @enum {string}
             */
            object: "audit_log_entry";
            /** @description Whether the tenant moves real money. */
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
export type operations = Record<string, never>;
