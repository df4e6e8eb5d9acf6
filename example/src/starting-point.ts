import type { QuittanceClient } from "@quittance/client";

/** When the newest account and the newest payment were created before this run; null: there were none. */
export interface StartingPoint {
  newestAccountAt: string | null;
  newestPaymentAt: string | null;
}

/** Lists are in the order of ids, and what was made at the same time may have its times in another one. */
const NEWEST = 100;

/** Asks what is there already. */
export async function readStartingPoint(client: QuittanceClient): Promise<StartingPoint> {
  const [accounts, payments] = await Promise.all([
    client.accounts.list({ limit: NEWEST }),
    client.paymentIntents.list({ limit: NEWEST }),
  ]);
  return {
    newestAccountAt: newestOf(accounts.data),
    newestPaymentAt: newestOf(payments.data),
  };
}

const newestOf = (resources: readonly { created_at: string }[]): string | null =>
  resources.map(({ created_at }) => created_at).reduce<string | null>(later, null);

/** RFC 3339 in UTC with milliseconds: the order of the texts is that of the times. */
const later = (a: string | null, b: string): string => (a !== null && a > b ? a : b);

/**
 * Tells what this run created from what an earlier run had created. That an answer is a replay
 * does not tell: it also is one when this run's first answer was lost on its way.
 */
export function isNewerThan(newestAt: string | null, resource: { created_at: string }): boolean {
  return newestAt === null || Date.parse(resource.created_at) > Date.parse(newestAt);
}
