import type { QueryParams, Schemas } from "../contract/routes.ts";
import { createListing, type Listing } from "../transport/listing.ts";
import type { CallOptions, Send } from "../transport/send-request.ts";

/** One line of a ledger transaction. Amounts are positive; `direction` is the sign. */
export interface Entry extends Readonly<Schemas["Entry"]> {}

/** An entry as its account's list shows it, with what to know of its ledger transaction. */
export interface AccountEntry extends Readonly<Schemas["AccountEntry"]> {}

/** An immutable, dated, balanced set of entries. */
export interface LedgerTransaction extends Readonly<Schemas["LedgerTransaction"]> {}

/** Of one payment intent or of one account, not of both. */
export interface LedgerTransactionListParams extends QueryParams<"GET /v1/ledger_transactions"> {}

/** Ledger transactions. */
export function createLedgerTransactionsResource(send: Send) {
  return {
    /** Ledger transactions, newest first. */
    list: (
      params: LedgerTransactionListParams = {},
      options?: CallOptions,
    ): Listing<LedgerTransaction> =>
      createListing((query) => send("GET /v1/ledger_transactions", { query, options }), {
        ...params,
      }),

    /**
     * The ledger transaction with its entries.
     *
     * @throws QuittanceError `not_found`
     */
    get: (id: string, options?: CallOptions): Promise<LedgerTransaction> =>
      send("GET /v1/ledger_transactions/{id}", { params: { id }, options }),
  };
}
