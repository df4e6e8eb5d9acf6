import { createHash } from "node:crypto";
import type { BatchItemParams, QuittanceClient } from "@quittance/client";
import { toPayment } from "./chart-of-accounts.ts";
import type { Progress } from "./progress.ts";
import type { BankRow } from "./read-rows.ts";
import { isNewerThan, type StartingPoint } from "./starting-point.ts";

const BATCH_SIZE = 1_000;
const LANES = 4;
/** Long enough for a server to be restarted, or repaired, in the middle. */
const WAIT_TIMEOUT_MS = 15 * 60_000;

/** A row that was refused at the door, so that there is no payment for it. */
interface RefusedRow {
  seq: string;
  code: string;
  detail: string;
}

/** What became of the rows. */
export interface FeedResult {
  /** Rows that this run brought in. */
  accepted: number;
  /** Rows that an earlier run had brought in. */
  known: number;
  refused: RefusedRow[];
}

/**
 * Feeds the rows through the API, several lanes at once. The order of one customer's payments
 * decides the balance after each, and no order is promised between requests: so all rows of one
 * customer are in one lane, and a lane sends its next batch when the one before is decided.
 */
export async function feed(
  client: QuittanceClient,
  rows: readonly BankRow[],
  start: StartingPoint,
  progress: Progress,
): Promise<FeedResult> {
  const result: FeedResult = { accepted: 0, known: 0, refused: [] };
  await Promise.all(
    splitIntoLanes(rows, LANES).map(async (lane) => {
      for (let first = 0; first < lane.length; first += BATCH_SIZE) {
        const batch = lane.slice(first, first + BATCH_SIZE);
        await feedBatch(client, batch, start, result);
        progress.advance(batch.length);
      }
    }),
  );
  return result;
}

/** The rows in lanes, each in the order of the file, every customer in one lane only. */
export function splitIntoLanes(rows: readonly BankRow[], lanes: number): BankRow[][] {
  const split: BankRow[][] = Array.from({ length: lanes }, () => []);
  for (const row of rows) split[Number(row.account) % lanes]?.push(row);
  return split;
}

/** Named by its contents: the same batch has the same key in every run, another batch never. */
export function batchKey(payments: readonly BatchItemParams[]): string {
  const digest = createHash("sha256").update(JSON.stringify(payments)).digest("hex");
  return `berka-batch-${digest.slice(0, 32)}`;
}

async function feedBatch(
  client: QuittanceClient,
  rows: readonly BankRow[],
  start: StartingPoint,
  result: FeedResult,
) {
  const payment_intents = rows.map(toPayment);
  const batch = await client.paymentIntents.createBatch(
    { payment_intents },
    { idempotencyKey: batchKey(payment_intents) },
  );
  let last: string | undefined;
  for (const [index, { payment_intent, problem }] of batch.data.entries()) {
    if (payment_intent) {
      last = payment_intent.id;
      result[isNewerThan(start.newestPaymentAt, payment_intent) ? "accepted" : "known"] += 1;
    } else {
      const { code, detail } = problem;
      result.refused.push({ seq: rows[index]?.seq ?? "?", code, detail });
    }
  }
  // Decided in the order given: when the last one is, all are.
  if (last) await client.paymentIntents.wait(last, { timeoutMs: WAIT_TIMEOUT_MS });
}
