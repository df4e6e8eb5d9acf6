import { type List, type PageParams, walkPages } from "../list.ts";
import type { CallOptions, Send } from "../send-request.ts";
import type { Axis, Balance, EffectiveBalance } from "./balance.ts";
import type { AccountEntry } from "./ledger-transactions.ts";

export interface StatementParams extends PageParams {
  /** RFC 3339: the period begins with this moment. */
  from: string;
  /** RFC 3339: the period ends just before this moment. */
  to: string;
  /** Default: `posted`. */
  axis?: Axis;
}

/** A period of an account. The balance before it and the entries of all its pages make the one after it. */
export interface Statement {
  object: "statement";
  account: string;
  currency: string;
  axis: Axis;
  from: string;
  to: string;
  opening_balance: Balance | EffectiveBalance;
  closing_balance: Balance | EffectiveBalance;
  /** Of the whole period, in the posted layer. */
  totals: { debits: string; credits: string };
  /** One page, oldest first. It may be shorter than `limit`; only `has_more` tells the end. */
  entries: List<AccountEntry>;
}

export function createStatementCalls(send: Send) {
  const statement = (id: string, params: StatementParams, options?: CallOptions) =>
    send<Statement>({
      method: "GET",
      path: `/v1/accounts/${encodeURIComponent(id)}/statement`,
      query: { ...params },
      options,
    });

  return {
    /** Opening balance, a page of entries, closing balance. */
    statement,

    /** Every entry of a period, oldest first. */
    statementEntriesAll: (id: string, params: StatementParams, options?: CallOptions) =>
      walkPages(
        async (page) => (await statement(id, { ...params, ...page }, options)).entries,
        params,
      ),
  };
}
