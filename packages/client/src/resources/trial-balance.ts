import type { QueryParams, Schemas } from "../contract/routes.ts";
import type { CallOptions, Send } from "../transport/send-request.ts";

/** Debits and credits of everything: they are equal in each currency, always. */
export interface TrialBalance extends Readonly<Schemas["TrialBalance"]> {}

/** Sums of debits and of credits in one currency. */
export type TrialBalanceLine = TrialBalance["totals"][number];

/** Which moment, and by which of an entry's times. */
export interface TrialBalanceParams extends QueryParams<"GET /v1/trial_balance"> {}

/** Makes `trialBalance`. */
export function createTrialBalanceCall(send: Send) {
  return (params: TrialBalanceParams = {}, options?: CallOptions): Promise<TrialBalance> =>
    send("GET /v1/trial_balance", { query: { ...params }, options });
}
