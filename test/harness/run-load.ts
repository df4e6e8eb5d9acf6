import { setTimeout as delay } from "node:timers/promises";
import {
  type PaymentIntentCreateParams,
  type QuittanceClient,
  QuittanceError,
} from "@quittance/client";

/** One request of a load: a payment by itself, or several as a batch. */
export interface LoadRequest {
  readonly key: string;
  readonly payments: readonly PaymentIntentCreateParams[];
  readonly isBatch: boolean;
}

/** A try that was not acknowledged. */
export interface FailedTry {
  /** The problem's code, or "no answer". */
  readonly code: string;
  readonly tookMs: number;
}

export interface Load {
  readonly requests: readonly LoadRequest[];
  /** The intents of each key that was acknowledged, in the order of its payments. */
  readonly acknowledged: ReadonlyMap<string, readonly string[]>;
  readonly failedTries: readonly FailedTry[];
  /** How many keys had been stored by a try of which the client heard nothing. */
  storedWithoutAnswer(): number;
  /** How many intents were acknowledged so far. */
  intentsAcknowledged(): number;
  /** From now on no lane rests: what the load had to last for is done. */
  hurry(): void;
  /** Resolves when every key was acknowledged; rejects when one was refused. */
  readonly done: Promise<void>;
}

export interface LoadOptions {
  readonly clients: readonly QuittanceClient[];
  readonly requests: readonly LoadRequest[];
  /** How many requests are on their way at the same time. */
  readonly lanes?: number;
  /** How long a lane rests after each request. */
  readonly pauseMs?: number;
}

const RETRY_PAUSE_MS = 100;

/**
 * Sends requests until each is acknowledged. A try that fails in a way that may pass is repeated
 * with the same key, for as long as it takes; the test's own timeout is the limit.
 */
export function startLoad({ clients, requests, lanes = 8, pauseMs = 0 }: LoadOptions): Load {
  const acknowledged = new Map<string, readonly string[]>();
  const failedTries: FailedTry[] = [];
  const queue = requests.entries();
  let replays = 0;
  let restMs = pauseMs;

  async function runLane(): Promise<void> {
    for (const [index, request] of queue) {
      await acknowledge(request, index);
      await delay(restMs);
    }
  }
  async function acknowledge(request: LoadRequest, index: number): Promise<void> {
    for (let attempt = 0; ; attempt += 1) {
      const client = clients[(index + attempt) % clients.length];
      if (client === undefined) throw new Error("a load needs a client");
      const startedAt = performance.now();
      try {
        const { ids, replayed } = await sendLoadRequest(client, request);
        if (replayed) replays += 1;
        acknowledged.set(request.key, ids);
        return;
      } catch (error) {
        if (error instanceof QuittanceError && !mayPass(error)) throw error;
        const code = error instanceof QuittanceError ? error.code : "no answer";
        failedTries.push({ code, tookMs: performance.now() - startedAt });
        await delay(RETRY_PAUSE_MS);
      }
    }
  }

  const done = Promise.all(Array.from({ length: lanes }, runLane)).then(() => {});
  // Whoever waits for the load hears of its failure; until then it is nobody's.
  done.catch(() => {});
  return {
    requests,
    acknowledged,
    failedTries,
    storedWithoutAnswer: () => replays,
    intentsAcknowledged: () => [...acknowledged.values()].flat().length,
    hurry() {
      restMs = 0;
    },
    done,
  };
}

const mayPass = ({ status, code }: QuittanceError): boolean =>
  status === 503 || code === "idempotency_in_progress";

/** One try of one request. The ids are in the order of the payments. */
export async function sendLoadRequest(
  client: QuittanceClient,
  { key, payments, isBatch }: LoadRequest,
): Promise<{ readonly ids: readonly string[]; readonly replayed: boolean }> {
  let replayed = false;
  const options = {
    idempotencyKey: key,
    onAnswer: (answer: { readonly idempotentReplayed: boolean }) => {
      replayed = answer.idempotentReplayed;
    },
  };
  if (isBatch) {
    const batch = await client.paymentIntents.createBatch(
      { payment_intents: [...payments] },
      options,
    );
    const ids = batch.data.map((item) => {
      if (item.payment_intent === undefined) throw new Error(item.problem.detail);
      return item.payment_intent.id;
    });
    return { ids, replayed };
  }
  const [payment] = payments;
  if (payment === undefined) throw new Error("a request without a payment");
  const { id } = await client.paymentIntents.create(payment, options);
  return { ids: [id], replayed };
}
