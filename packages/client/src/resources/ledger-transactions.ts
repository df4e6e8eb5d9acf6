import { type List, type PageParams, walkPages } from "../list.ts";
import type { CallOptions, Send } from "../send-request.ts";

/** One line of a ledger transaction. Amounts are positive; `direction` is the sign. */
export interface Entry {
  id: string;
  account: string;
  direction: "debit" | "credit";
  amount: string;
  currency: string;
  layer: "posted" | "pending";
  /** The account's balance in this entry's layer, counted in its normal direction. */
  balance_after: string;
  /** The account's version after this entry: it grows in the order of posting. */
  account_version: number;
}

/** An entry as its account's list shows it, with what to know of its ledger transaction. */
export interface AccountEntry extends Entry {
  object: "entry";
  ledger_transaction: string;
  effective_at: string;
  created_at: string;
}

/** An immutable, dated, balanced set of entries. */
export interface LedgerTransaction {
  id: string;
  object: "ledger_transaction";
  kind: "payment" | "hold" | "capture" | "release" | "refund";
  payment_intent: string;
  effective_at: string;
  created_at: string;
  entries: Entry[];
}

/** Of one payment intent or of one account, not of both. */
export interface LedgerTransactionListParams extends PageParams {
  payment_intent?: string;
  /** An id or `external:<external_id>`. */
  account?: string;
}

/** Ledger transactions. */
export function createLedgerTransactionsResource(send: Send) {
  const list = (params: LedgerTransactionListParams = {}, options?: CallOptions) =>
    send<List<LedgerTransaction>>({
      method: "GET",
      path: "/v1/ledger_transactions",
      query: { ...params },
      options,
    });

  return {
    list,

    /** Every ledger transaction that the filter lets through, newest first. */
    listAll: (params: LedgerTransactionListParams = {}, options?: CallOptions) =>
      walkPages((page) => list({ ...params, ...page }, options), params),

    get: (id: string, options?: CallOptions) =>
      send<LedgerTransaction>({
        method: "GET",
        path: `/v1/ledger_transactions/${encodeURIComponent(id)}`,
        options,
      }),
  };
}
