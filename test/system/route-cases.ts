import type { Scope } from "@quittance/db";

/** One id, or name, of everything that a tenant can have. */
export interface Things {
  readonly account: string;
  /** Without the prefix `external:`. */
  readonly externalId: string;
  /** Holds no money, so that it can be closed. */
  readonly emptyAccount: string;
  readonly currency: string;
  /** Paid. */
  readonly intent: string;
  readonly heldIntent: string;
  readonly scheduledIntent: string;
  readonly capture: string;
  readonly refund: string;
  readonly transaction: string;
  readonly event: string;
  readonly endpoint: string;
  readonly delivery: string;
  readonly task: string;
  readonly apiKey: string;
  /** A key that nobody has rotated yet. */
  readonly rotatableKey: string;
}

/** How a route is called, and what of it can name something of a tenant. */
export interface RouteCase {
  readonly scope: Scope;
  /** What stands for `{id}`, in each form that the route takes. */
  readonly ids?: (things: Things) => readonly string[];
  /** What its owner asks it about, where asking ends what others still need. */
  readonly ownId?: (spare: Things) => string;
  /** Parameters without which it answers nothing. */
  readonly needs?: Readonly<Record<string, string>>;
  /** Filters that name something; each is asked by itself. */
  readonly filters?: (things: Things) => Readonly<Record<string, string>>;
  readonly headers?: (things: Things) => Readonly<Record<string, string>>;
  readonly body?: (things: Things) => unknown;
  /** Its good answer has no end. */
  readonly isEndless?: true;
}

const account = ({ account: id, externalId }: Things) => [id, `external:${externalId}`];
const intent = (things: Things) => [things.intent];
const endpoint = (things: Things) => [things.endpoint];
const apiKey = (things: Things) => [things.apiKey];
const payment = (things: Things) => ({
  amount: "1.00",
  currency: "USD",
  source: `external:${things.externalId}`,
  destination: things.emptyAccount,
});
const PERIOD = { from: "2020-01-01T00:00:00.000Z", to: "2040-01-01T00:00:00.000Z" };
const SINCE = "2020-01-01T00:00:00.000Z";

/**
 * Every route under /v1, by its method and path in the OpenAPI document. `Idempotency-Key` and `cursor`
 * are tried wherever the document has them.
 */
export const ROUTE_CASES: Readonly<Record<string, RouteCase>> = {
  "POST /v1/accounts": {
    scope: "accounts:write",
    body: ({ externalId }) => ({ currency: "USD", external_id: `${externalId}-2` }),
  },
  "GET /v1/accounts": { scope: "accounts:read" },
  "GET /v1/accounts/{id}": { scope: "accounts:read", ids: account },
  "PATCH /v1/accounts/{id}": { scope: "accounts:write", ids: account, body: () => ({ name: "x" }) },
  "GET /v1/accounts/{id}/balance": { scope: "accounts:read", ids: account },
  "GET /v1/accounts/{id}/entries": { scope: "accounts:read", ids: account },
  "GET /v1/accounts/{id}/statement": { scope: "accounts:read", ids: account, needs: PERIOD },
  "POST /v1/accounts/{id}/close": {
    scope: "accounts:write",
    ids: (things) => [things.emptyAccount],
    ownId: (spare) => spare.emptyAccount,
  },
  "POST /v1/currencies": {
    scope: "accounts:write",
    body: ({ currency }) => ({ code: `${currency}2`, exponent: 2 }),
  },
  "GET /v1/currencies": { scope: "accounts:read" },
  "POST /v1/payment_intents/batch": {
    scope: "payments:write",
    body: (things) => ({ payment_intents: [payment(things)] }),
  },
  "POST /v1/payment_intents/preview": { scope: "payments:write", body: payment },
  "POST /v1/payment_intents": { scope: "payments:write", body: payment },
  "GET /v1/payment_intents": {
    scope: "payments:read",
    filters: (things) => ({ account: things.account, external_id: things.externalId }),
  },
  "GET /v1/payment_intents/{id}": { scope: "payments:read", ids: intent },
  "POST /v1/payment_intents/{id}/capture": {
    scope: "payments:write",
    ids: (things) => [things.heldIntent],
    body: () => ({ amount: "1.00", final: false }),
  },
  "GET /v1/captures/{id}": { scope: "payments:read", ids: (things) => [things.capture] },
  "GET /v1/payment_intents/{id}/captures": {
    scope: "payments:read",
    ids: (things) => [things.heldIntent],
  },
  "POST /v1/payment_intents/{id}/cancel": {
    scope: "payments:write",
    ids: (things) => [things.scheduledIntent],
    ownId: (spare) => spare.scheduledIntent,
  },
  "POST /v1/refunds": {
    scope: "payments:write",
    body: (things) => ({ payment_intent: things.intent, amount: "0.01" }),
  },
  "GET /v1/refunds/{id}": { scope: "payments:read", ids: (things) => [things.refund] },
  "GET /v1/payment_intents/{id}/refunds": { scope: "payments:read", ids: intent },
  "GET /v1/payment_intents/{id}/timeline": { scope: "payments:read", ids: intent },
  "GET /v1/ledger_transactions": {
    scope: "payments:read",
    filters: (things) => ({ payment_intent: things.intent, account: things.account }),
  },
  "GET /v1/ledger_transactions/{id}": {
    scope: "payments:read",
    ids: (things) => [things.transaction],
  },
  "GET /v1/trial_balance": { scope: "accounts:read" },
  "GET /v1/events/stream": {
    scope: "events:read",
    headers: (things) => ({ "Last-Event-ID": things.event }),
    filters: (things) => ({ resource: things.account }),
    isEndless: true,
  },
  "GET /v1/events": { scope: "events:read", filters: (things) => ({ resource: things.account }) },
  "GET /v1/events/{id}": { scope: "events:read", ids: (things) => [things.event] },
  "POST /v1/webhook_endpoints": {
    scope: "webhooks:write",
    body: () => ({ url: "http://127.0.0.1:9/" }),
  },
  "GET /v1/webhook_endpoints": { scope: "webhooks:read" },
  "GET /v1/webhook_endpoints/{id}": { scope: "webhooks:read", ids: endpoint },
  "PATCH /v1/webhook_endpoints/{id}": {
    scope: "webhooks:write",
    ids: endpoint,
    body: () => ({ description: "x" }),
  },
  "DELETE /v1/webhook_endpoints/{id}": {
    scope: "webhooks:write",
    ids: endpoint,
    ownId: (spare) => spare.endpoint,
  },
  "POST /v1/webhook_endpoints/{id}/rotate_secret": { scope: "webhooks:write", ids: endpoint },
  "POST /v1/webhook_endpoints/{id}/test": { scope: "webhooks:write", ids: endpoint },
  "GET /v1/webhook_endpoints/{id}/deliveries": { scope: "webhooks:read", ids: endpoint },
  "GET /v1/webhook_deliveries/{id}": { scope: "webhooks:read", ids: (things) => [things.delivery] },
  "POST /v1/webhook_deliveries/{id}/retry": {
    scope: "webhooks:write",
    ids: (things) => [things.delivery],
  },
  "POST /v1/webhook_endpoints/{id}/recover": {
    scope: "webhooks:write",
    ids: endpoint,
    body: () => ({ since: SINCE }),
  },
  "POST /v1/webhook_endpoints/{id}/replay": {
    scope: "webhooks:write",
    ids: endpoint,
    body: () => ({ since: SINCE }),
  },
  "POST /v1/api_keys": { scope: "keys:write", body: () => ({ scopes: ["keys:write"] }) },
  "GET /v1/api_keys": { scope: "keys:write" },
  "GET /v1/api_keys/{id}": { scope: "keys:write", ids: apiKey },
  "DELETE /v1/api_keys/{id}": {
    scope: "keys:write",
    ids: apiKey,
    ownId: (spare) => spare.apiKey,
  },
  "POST /v1/api_keys/{id}/rotate": {
    scope: "keys:write",
    ids: (things) => [things.rotatableKey],
    ownId: (spare) => spare.rotatableKey,
  },
  "GET /v1/audit_log": {
    scope: "keys:write",
    filters: (things) => ({ resource: things.account, actor: things.apiKey }),
  },
  "GET /v1/webhook_tasks/{id}": { scope: "webhooks:read", ids: (things) => [things.task] },
};
