import type { QueryParams, Schemas } from "../contract/routes.ts";
import { createListing, type Listing } from "../transport/listing.ts";
import type { CallOptions, CreateOptions, Send } from "../transport/send-request.ts";

/** What amounts are counted in. */
export interface Currency extends Readonly<Schemas["Currency"]> {}

/** A currency of your own. */
export interface CurrencyCreateParams extends Readonly<Schemas["NewCurrency"]> {}

/** Which currencies. */
export interface CurrencyListParams extends QueryParams<"GET /v1/currencies"> {}

/** Currencies: those of ISO 4217, and your own. */
export function createCurrenciesResource(send: Send) {
  return {
    /**
     * Registers a currency of your own. Registering the same one again is fine.
     *
     * @throws QuittanceError `currency_exists` when it is known with another exponent
     */
    create: (body: CurrencyCreateParams, options?: CreateOptions): Promise<Currency> =>
      send("POST /v1/currencies", { body, options }),

    /** Currencies: your own, newest first, and after them those of ISO 4217 by code. */
    list: (params: CurrencyListParams = {}, options?: CallOptions): Listing<Currency> =>
      createListing((query) => send("GET /v1/currencies", { query, options }), { ...params }),
  };
}
