import { type List, type PageParams, walkPages } from "../list.ts";
import type { CallOptions, CreateOptions, Send } from "../send-request.ts";

export interface Currency {
  object: "currency";
  code: string;
  /** How many decimal digits amounts have. */
  exponent: number;
  /** Whether it is one of your own; the others are those of ISO 4217. */
  registered: boolean;
  /** When you registered it; null for those of ISO 4217. */
  created_at: string | null;
}

export interface CurrencyCreateParams {
  /** 3 to 16 characters of A to Z and 0 to 9, and none of ISO 4217's codes. */
  code: string;
  /** How many decimal digits amounts have, 0 to 18, for ever. */
  exponent: number;
}

/** Currencies: those of ISO 4217, and your own. */
export function createCurrenciesResource(send: Send) {
  const list = (params: PageParams = {}, options?: CallOptions) =>
    send<List<Currency>>({ method: "GET", path: "/v1/currencies", query: { ...params }, options });

  return {
    /** Registers a currency of your own. Registering the same one again is fine. */
    create: (body: CurrencyCreateParams, options?: CreateOptions) =>
      send<Currency>({ method: "POST", path: "/v1/currencies", body, options }),

    list,

    /** Every currency: your own, newest first, and after them those of ISO 4217 by code. */
    listAll: (params: PageParams = {}, options?: CallOptions) =>
      walkPages((page) => list(page, options), params),
  };
}
