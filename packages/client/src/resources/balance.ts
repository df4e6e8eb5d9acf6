import type { QueryParams, Schemas } from "../contract/routes.ts";
import type { CallOptions, Send } from "../transport/send-request.ts";

/** Amounts are decimal strings with exactly the currency's digits, counted in the normal direction. */
export interface Balance extends Readonly<Schemas["Balance"]> {}

/** A balance by effective time: holds have no accounting date, so it says nothing of them. */
export type EffectiveBalance = {
  readonly [K in keyof Schemas["BalanceAt"]]: K extends "posted" ? string : null;
};

/** Which moment, and by which of an entry's times. */
export interface MomentParams extends QueryParams<"GET /v1/accounts/{id}/balance"> {}

/** `posted` goes by `created_at`, when an entry was written; `effective` by its accounting date. */
export type Axis = NonNullable<MomentParams["axis"]>;

/** Which balance it is follows from the axis. */
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

/** The axis that was asked for decides which members are null, which the document can not say. */
export function createBalanceCall(send: Send): BalanceCall {
  return <B>(id: string, params: MomentParams = {}, options?: CallOptions) =>
    send<"GET /v1/accounts/{id}/balance", B>("GET /v1/accounts/{id}/balance", {
      params: { id },
      query: { ...params },
      options,
    });
}
