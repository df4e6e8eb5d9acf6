import { type List, type PageParams, walkPages } from "../list.ts";
import type { CallOptions, CreateOptions, Send } from "../send-request.ts";
import { type Balance, createBalanceCall } from "./balance.ts";
import type { AccountEntry } from "./ledger-transactions.ts";
import { createStatementCalls } from "./statement.ts";

export interface Account {
  id: string;
  object: "account";
  livemode: boolean;
  currency: string;
  normal_balance: "credit" | "debit";
  status: "active" | "frozen" | "closed";
  /** How far below zero the available balance may go; null is without limit. */
  overdraft_limit: string | null;
  external_id: string | null;
  name: string | null;
  metadata: Record<string, string>;
  balance: Balance;
  version: number;
  created_at: string;
  updated_at: string;
}

export interface AccountCreateParams {
  currency: string;
  normal_balance?: "credit" | "debit";
  overdraft_limit?: string | null;
  /** Your own id, unique per tenant; afterwards `external:<external_id>` names the account too. */
  external_id?: string;
  name?: string;
  metadata?: Record<string, string>;
}

export interface AccountUpdateParams {
  /** null takes it away. */
  name?: string | null;
  /** Keys to set; null takes one away, and the keys that are not named stay. */
  metadata?: Record<string, string | null>;
  /** null is without limit. It can not be lowered below where the account stands. */
  overdraft_limit?: string | null;
  /** A frozen account moves no money until it is active again. */
  status?: "active" | "frozen";
}

/** Accounts. Every `id` may also be `external:<external_id>`. */
export function createAccountsResource(send: Send) {
  const list = (params: PageParams = {}, options?: CallOptions) =>
    send<List<Account>>({ method: "GET", path: "/v1/accounts", query: { ...params }, options });

  const entries = (id: string, params: PageParams = {}, options?: CallOptions) =>
    send<List<AccountEntry>>({
      method: "GET",
      path: `/v1/accounts/${encodeURIComponent(id)}/entries`,
      query: { ...params },
      options,
    });

  return {
    create: (body: AccountCreateParams, options?: CreateOptions) =>
      send<Account>({ method: "POST", path: "/v1/accounts", body, options }),

    get: (id: string, options?: CallOptions) =>
      send<Account>({ method: "GET", path: `/v1/accounts/${encodeURIComponent(id)}`, options }),

    /** Changes what is given and leaves the rest. */
    update: (id: string, body: AccountUpdateParams, options?: CallOptions) =>
      send<Account>({
        method: "PATCH",
        path: `/v1/accounts/${encodeURIComponent(id)}`,
        body,
        options,
      }),

    /** Closes the account for ever: nothing may be left in it or on hold. Doing so again is fine. */
    close: (id: string, options?: CreateOptions) =>
      send<Account>({
        method: "POST",
        path: `/v1/accounts/${encodeURIComponent(id)}/close`,
        body: {},
        options,
      }),

    list,

    /** Every account, newest first. */
    listAll: (params: PageParams = {}, options?: CallOptions) =>
      walkPages((page) => list(page, options), params),

    /** What moved the account, newest first, with the balance after each. */
    entries,

    /** Every entry of the account, newest first. */
    entriesAll: (id: string, params: PageParams = {}, options?: CallOptions) =>
      walkPages((page) => entries(id, page, options), params),

    /** The balance at any moment, by default as it stands. */
    balance: createBalanceCall(send),

    ...createStatementCalls(send),
  };
}
