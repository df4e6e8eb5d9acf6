import type { QueryParams, Schemas } from "../contract/routes.ts";
import { createListingWithin, type Listing } from "../transport/listing.ts";
import type { CallOptions, Send } from "../transport/send-request.ts";
import type { AccountEntry } from "./ledger-transactions.ts";

/** Which period: from `from` until just before `to`. */
export interface StatementParams extends QueryParams<"GET /v1/accounts/{id}/statement"> {}

/** A period of an account. The balance before it and the entries of all its pages make the one after it. */
export interface Statement extends Readonly<Schemas["Statement"]> {}

/** Makes `accounts.statement`. */
export function createStatementCall(send: Send) {
  /**
   * A period of an account. `await` gives opening balance, a page of entries and closing balance;
   * `for await` walks every entry, oldest first.
   *
   * @throws QuittanceError `not_found`, `timestamp_order`, `moment_unsettled`
   */
  return (
    id: string,
    params: StatementParams,
    options?: CallOptions,
  ): Listing<AccountEntry, Statement> =>
    createListingWithin(
      (query) => send("GET /v1/accounts/{id}/statement", { params: { id }, query, options }),
      (statement) => statement.entries,
      { ...params },
    );
}
