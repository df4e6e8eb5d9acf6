import { type Currency, findIsoCurrency, type PaymentIntentDraft } from "@quittance/domain";

/** What most payments are: paid at once, and nothing written on them. */
export const PLAIN_TERMS = {
  captureMethod: "automatic",
  executeAt: null,
  expiresAt: null,
  holdExpiresAt: null,
  atomicBatch: null,
  effectiveAt: null,
  description: null,
  externalId: null,
  metadata: {},
} as const satisfies Partial<PaymentIntentDraft>;

/** A currency that is in the table. */
export function isoCurrency(code: string): Currency {
  const currency = findIsoCurrency(code);
  if (currency === undefined) throw new Error(`${code} is not in the table`);
  return currency;
}
