import type { QueryParams, Schemas } from "../contract/routes.ts";
import { createListing, createListingWithin, type Listing } from "../transport/listing.ts";
import type { CallOptions, CreateOptions, Send } from "../transport/send-request.ts";
import { createBalanceCall } from "./balance.ts";
import type { AccountEntry } from "./ledger-transactions.ts";
import type { Statement, StatementParams } from "./statement.ts";

/** What holds money of one currency. */
export interface Account extends Readonly<Schemas["Account"]> {}

/** What an account is opened with. */
export interface AccountCreateParams extends Readonly<Schemas["NewAccount"]> {}

/** What is to be different about an account. */
export interface AccountUpdateParams extends Readonly<Schemas["AccountChange"]> {}

/** Which accounts. */
export interface AccountListParams extends QueryParams<"GET /v1/accounts"> {}

/** Which entries of an account. */
export interface AccountEntryListParams extends QueryParams<"GET /v1/accounts/{id}/entries"> {}

/** Accounts. Every `id` may also be `external:<external_id>`. */
export function createAccountsResource(send: Send) {
  return {
    /**
     * Opens an account.
     *
     * @throws QuittanceError `external_id_taken`, `currency_invalid` and others
     */
    create: (body: AccountCreateParams, options?: CreateOptions): Promise<Account> =>
      send("POST /v1/accounts", { body, options }),

    /**
     * The account as it stands.
     *
     * @throws QuittanceError `not_found`
     */
    get: (id: string, options?: CallOptions): Promise<Account> =>
      send("GET /v1/accounts/{id}", { params: { id }, options }),

    /**
     * Changes what is given and leaves the rest.
     *
     * @throws QuittanceError `limit_below_balance`, `account_closed` and others
     */
    update: (id: string, body: AccountUpdateParams, options?: CallOptions): Promise<Account> =>
      send("PATCH /v1/accounts/{id}", { params: { id }, body, options }),

    /**
     * Closes the account for ever: nothing may be left in it or on hold. Doing so again is fine.
     *
     * @throws QuittanceError `account_not_empty`
     */
    close: (id: string, options?: CreateOptions): Promise<Account> =>
      send("POST /v1/accounts/{id}/close", { params: { id }, body: {}, options }),

    /** Accounts, newest first. */
    list: (params: AccountListParams = {}, options?: CallOptions): Listing<Account> =>
      createListing((query) => send("GET /v1/accounts", { query, options }), { ...params }),

    /** What moved the account, newest first, with the balance after each. */
    entries: (
      id: string,
      params: AccountEntryListParams = {},
      options?: CallOptions,
    ): Listing<AccountEntry> =>
      createListing(
        (query) => send("GET /v1/accounts/{id}/entries", { params: { id }, query, options }),
        { ...params },
      ),

    /**
     * The balance at any moment, by default as it stands.
     *
     * @throws QuittanceError `not_found`, `timestamp_invalid`, `moment_unsettled`
     */
    balance: createBalanceCall(send),

    /**
     * A period of the account. `await` gives opening balance, a page of entries and closing balance;
     * `for await` walks every entry, oldest first.
     *
     * @throws QuittanceError `not_found`, `timestamp_order`, `moment_unsettled`
     */
    statement: (
      id: string,
      params: StatementParams,
      options?: CallOptions,
    ): Listing<AccountEntry, Statement> =>
      createListingWithin(
        (query) => send("GET /v1/accounts/{id}/statement", { params: { id }, query, options }),
        (statement) => statement.entries,
        { ...params },
      ),
  };
}
