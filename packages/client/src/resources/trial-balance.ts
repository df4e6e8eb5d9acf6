import type { CallOptions, Send } from "../send-request.ts";
import type { MomentParams } from "./balance.ts";

/** Sums of debits and of credits in one currency. */
export interface TrialBalanceLine {
  currency: string;
  debits: string;
  credits: string;
}

export interface TrialBalance {
  object: "trial_balance";
  /** One line for each currency; `debits` equals `credits`, always. */
  totals: TrialBalanceLine[];
  accounts: (TrialBalanceLine & { account: string })[];
}

/** The proof of the books: everything that was posted (or counts) by a moment, from one snapshot. */
export function createTrialBalanceCall(send: Send) {
  return (params: MomentParams = {}, options?: CallOptions) =>
    send<TrialBalance>({
      method: "GET",
      path: "/v1/trial_balance",
      query: { ...params },
      options,
    });
}
