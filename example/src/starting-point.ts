import type { QuittanceClient } from "@quittance/client";

/** When the newest account and the newest payment were created before this run; null: there were none. */
export interface StartingPoint {
  newestAccountAt: string | null;
  newestPaymentAt: string | null;
}

/** Asks what is there already. */
export async function readStartingPoint(client: QuittanceClient): Promise<StartingPoint> {
  const [accounts, payments] = await Promise.all([
    client.accounts.list({ limit: 1 }),
    client.paymentIntents.list({ limit: 1 }),
  ]);
  return {
    newestAccountAt: accounts.data[0]?.created_at ?? null,
    newestPaymentAt: payments.data[0]?.created_at ?? null,
  };
}

/**
 * Tells what this run created from what an earlier run had created. That an answer is a replay
 * does not tell: it also is one when this run's first answer was lost on its way.
 */
export function isNewerThan(newestAt: string | null, resource: { created_at: string }): boolean {
  return newestAt === null || Date.parse(resource.created_at) > Date.parse(newestAt);
}
