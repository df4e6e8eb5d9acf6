import {
  changesBetween,
  type Database,
  findCurrencies,
  insertCurrency,
  sendTogether,
  violatedConstraint,
} from "@quittance/db";
import { acceptCurrency, type Currency } from "@quittance/domain";
import type { z } from "zod";
import { Problem } from "../problem/problem.ts";
import type { Caller } from "../request/caller.ts";
import type { RequestKey } from "../request/request-key.ts";
import { currencySchema, describeCurrency, type newCurrencySchema } from "../schemas/currency.ts";
import { type Created, createOnce, recallAnswer } from "./create-once.ts";
import { recordFor } from "./record-for.ts";

type Body = z.output<typeof currencySchema>;

/**
 * Registers a currency of the tenant's own, for ever. The same one again is answered the same, with
 * or without a key. Codes: currency_invalid, currency_exists.
 */
export async function registerCurrency(
  db: Database,
  caller: Caller,
  request: z.output<typeof newCurrencySchema>,
  key: RequestKey | undefined,
): Promise<Created<Body>> {
  const currency = acceptCurrency(request);
  if (!currency.ok) throw Problem.ofFaults(currency.error);
  try {
    return await register(db, caller, currency.value, key);
  } catch (error) {
    // Somebody registered it between our look and our write: now it is there to be seen.
    if (violatedConstraint(error) !== "currencies_pkey") throw error;
    return register(db, caller, currency.value, key);
  }
}

async function register(
  db: Database,
  caller: Caller,
  { code, exponent }: Currency,
  key: RequestKey | undefined,
): Promise<Created<Body>> {
  const { tenant } = caller;
  const registered = (await findCurrencies(db, tenant.id, [code])).get(code);
  if (registered !== undefined && registered.exponent !== exponent) {
    const body = key && (await recallAnswer(db, tenant, key, currencySchema));
    if (body !== undefined) return { body, replayed: true };
    throw new Problem("currency_exists", {
      detail: `${code} is registered with the exponent ${registered.exponent}, for ever.`,
    });
  }
  return createOnce(db, tenant, key, currencySchema, (now) => {
    const currency = registered ?? { code, exponent, createdAt: now };
    return {
      body: describeCurrency(currency, currency.createdAt),
      async write(tx) {
        if (registered !== undefined) return;
        const detail = changesBetween({}, { code, exponent });
        await sendTogether([
          insertCurrency(tx, tenant.id, currency),
          recordFor(tx, caller, { action: "currency.registered", resource: code, detail }),
        ]);
      },
    };
  });
}
