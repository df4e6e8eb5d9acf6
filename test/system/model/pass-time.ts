import { toUuid } from "@quittance/db";
import { instantOf, type PaymentIntent } from "@quittance/domain";
import { postBatch } from "../../../services/worker/src/post/post-batch.ts";
import { compareDecisions, intentOf } from "./compare-decisions.ts";
import type { Play } from "./play.ts";

/**
 * Lets the day of a scheduled intent come, or the moment in which an intent or its hold expires: moves
 * the time itself into the past, on both sides, and has the intent decided.
 */
export async function passTime(
  play: Play,
  intent: PaymentIntent,
  to: "due" | "expiry",
): Promise<void> {
  const { books, worker, tenant } = play;
  const past = instantOf(new Date(Date.now() - 1_000));
  const change = changeOf(intent, to, past);
  if (change === undefined) return;
  await setTimes(play, { ...intent, ...change });
  await postBatch(worker, tenant, [intent.id]);
  await compareDecisions(play, [{ ...intent, ...change }]);
  // The times are what the client wrote, and what it is told whenever it asks again.
  const { executeAt, expiresAt, holdExpiresAt } = intent;
  const decided = intentOf(books.intents, intent.id);
  await setTimes(play, { ...decided, executeAt, expiresAt, holdExpiresAt });
}

async function setTimes({ stack, books }: Play, intent: PaymentIntent): Promise<void> {
  books.put(intent);
  await stack.sql`
    update payment_intents
      set execute_at = ${intent.executeAt}, expires_at = ${intent.expiresAt},
          hold_expires_at = ${intent.holdExpiresAt}
      where id = ${toUuid(intent.id)}`;
}

function changeOf(
  { status, expiresAt, holdExpiresAt }: PaymentIntent,
  to: "due" | "expiry",
  past: PaymentIntent["createdAt"],
): Partial<PaymentIntent> | undefined {
  if (status === "scheduled" && to === "due") return { executeAt: past };
  if (status === "scheduled" && expiresAt !== null) return { executeAt: past, expiresAt: past };
  if (status === "requires_capture" && to === "expiry" && holdExpiresAt !== null) {
    return { holdExpiresAt: past };
  }
  return undefined;
}
