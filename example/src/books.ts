import type { QuittanceClient } from "@quittance/client";

/** The sums of all debits and credits in CZK: equal, or the books are wrong. */
export interface Books {
  debits: string;
  credits: string;
}

/** Asks for the trial balance and keeps the line of the bank's currency. */
export async function readBooks(client: QuittanceClient): Promise<Books> {
  const { totals } = await client.trialBalance();
  const line = totals.find(({ currency }) => currency === "CZK");
  return { debits: line?.debits ?? "0.00", credits: line?.credits ?? "0.00" };
}
