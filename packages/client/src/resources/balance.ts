import type { CallOptions, Send } from "../send-request.ts";

/** Amounts are decimal strings with exactly the currency's digits, counted in the normal direction. */
export interface Balance {
  posted: string;
  pending_in: string;
  pending_out: string;
  /** `posted` less `pending_out`. */
  available: string;
}

/** A balance by effective time: holds have no accounting date, so it says nothing of them. */
export interface EffectiveBalance {
  posted: string;
  pending_in: null;
  pending_out: null;
  available: null;
}

/** `posted` goes by `created_at`, when an entry was written; `effective` by its accounting date. */
export type Axis = "posted" | "effective";

export interface MomentParams {
  /** RFC 3339; the present when left out. */
  at?: string;
  /** Default: `posted`. */
  axis?: Axis;
}

/** The balance of an account at any moment. */
export interface BalanceCall {
  (
    id: string,
    params?: MomentParams & { axis?: "posted" },
    options?: CallOptions,
  ): Promise<Balance>;
  (
    id: string,
    params: MomentParams & { axis: "effective" },
    options?: CallOptions,
  ): Promise<EffectiveBalance>;
}

export function createBalanceCall(send: Send): BalanceCall {
  return <T>(id: string, params: MomentParams = {}, options?: CallOptions) =>
    send<T>({
      method: "GET",
      path: `/v1/accounts/${encodeURIComponent(id)}/balance`,
      query: { ...params },
      options,
    });
}
