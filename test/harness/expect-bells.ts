import { setTimeout as delay } from "node:timers/promises";
import { expect } from "vitest";
import type { Drill } from "./open-drill.ts";

const RECOVERY = { timeout: 20_000, interval: 100 };
/** Less than the time after which an intent is rung again. */
const PROMPT_MS = 2_500;

/** The queue carries bells again: an intent is decided promptly, and not because its bell was rung a second time. */
export async function expectBellsHeard({ processes, cast, sql }: Drill): Promise<void> {
  await expect
    .poll(async () => {
      const { id } = await processes.client.paymentIntents.create({
        amount: "1.00",
        currency: "USD",
        source: cast.vault,
        destination: cast.wallets[0] ?? "",
      });
      const intent = await Promise.race([
        processes.client.paymentIntents.wait(id, { timeoutMs: RECOVERY.timeout }),
        delay(PROMPT_MS),
      ]);
      if (intent === undefined) return false;
      const [row] = await sql<{ rings: number }[]>`
        select rings from payment_intents where created_at = ${intent.created_at}`;
      return row?.rings === 0;
    }, RECOVERY)
    .toBe(true);
}

/** One line of evidence of what a drill hit and what came of it. */
export function reportDrill(name: string, facts: Readonly<Record<string, unknown>>): void {
  console.info(`${name}: ${JSON.stringify(facts)}`);
}
