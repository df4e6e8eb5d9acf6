import { randomUUID } from "node:crypto";
import type { PaymentIntentCreateParams, QuittanceClient } from "@quittance/client";
import type { LoadRequest } from "./run-load.ts";

/** The accounts of a load: a vault without limit, and wallets that can not pay more than they have. */
export interface Cast {
  readonly vault: string;
  readonly wallets: readonly string[];
}

const WALLETS = 19;

export async function openCast(client: QuittanceClient): Promise<Cast> {
  const vault = await client.accounts.create({
    currency: "USD",
    normal_balance: "debit",
    overdraft_limit: null,
  });
  const wallets: string[] = [];
  for (let count = 0; count < WALLETS; count += 1) {
    wallets.push((await client.accounts.create({ currency: "USD" })).id);
  }
  return { vault: vault.id, wallets };
}

export interface LoadPlan {
  readonly singles: number;
  readonly batches: number;
  readonly batchSize: number;
}

/** Singles with batches strewn among them. A third brings money in; of the others, some find none. */
export function planLoad(cast: Cast, { singles, batches, batchSize }: LoadPlan): LoadRequest[] {
  const total = singles + batches;
  let payments = 0;
  const nextPayment = (): PaymentIntentCreateParams => paymentOf(cast, (payments += 1));
  return Array.from({ length: total }, (_, index) => {
    const isBatch =
      Math.floor(((index + 1) * batches) / total) > Math.floor((index * batches) / total);
    return {
      key: `load-${index}-${randomUUID()}`,
      isBatch,
      payments: Array.from({ length: isBatch ? batchSize : 1 }, nextPayment),
    };
  });
}

/** The nth payment. Steps that share no divisor with the number of wallets pair each with each. */
function paymentOf({ vault, wallets }: Cast, n: number): PaymentIntentCreateParams {
  const from = wallets[(n * 7) % WALLETS] ?? vault;
  const to = wallets[(n * 7 + 1 + (n % (WALLETS - 1))) % WALLETS] ?? vault;
  return n % 3 === 0
    ? { amount: "10.00", currency: "USD", source: vault, destination: to }
    : { amount: `${5 + (n % 11)}.00`, currency: "USD", source: from, destination: to };
}
