import { setTimeout as sleep } from "node:timers/promises";
import { toId } from "@quittance/db";
import type { Bench } from "../bench.ts";
import { type Posting, readLastIntent, readPostings } from "../books/read-postings.ts";
import { openConnection } from "../load/open-connection.ts";
import { openReceiver, type Receiver } from "../load/open-receiver.ts";
import { runPacedLoad } from "../load/run-load.ts";
import { requestWriter } from "../load/write-request.ts";
import type { Figures } from "../measure/figures.ts";
import type { Scenario } from "../measure/measurable.ts";
import { percentileOf } from "../measure/statistics.ts";
import { copyDatabase } from "../servers/bench-database.ts";
import { type Stack, startStack } from "../servers/start-stack.ts";

const CONNECTIONS = 64;
const PER_REQUEST = 500;
const HALF = 0.5;
const POLL_MS = 20;

/**
 * How fast webhooks are delivered when many wait, and how long one takes when half as many come as
 * could be delivered. One endpoint, on loopback, that wants everything.
 */
export const webhooks: Scenario = {
  name: "webhooks",
  measurables: [
    {
      name: "webhooks",
      title: "Webhooks to one local receiver",
      rounds: 1,
      async measure(bench) {
        const database = await copyDatabase(bench.servers, bench.books.template);
        const receiver = await openReceiver();
        const stack = await startStack(bench, database);
        try {
          await openEndpoint(bench, stack, receiver);
          const delivered = await deliverMany(bench, stack, receiver);
          const last = await readLastIntent(database.sql);
          const known = receiver.arrivals.size;
          const answers = await runPacedLoad({
            port: stack.port,
            connections: CONNECTIONS,
            forMs: bench.scale.loadMs,
            requestsMax: bench.scale.payments,
            nextRequest: requestWriter({ books: bench.books, payments: 1 }),
            perSecond: delivered * HALF,
            signal: bench.signal,
          });
          await untilArrived(bench, receiver, known + answers.list.length);
          const waits = readWaits(receiver, await readPostings(database.sql, last));
          return { figures: { delivered, ...waits, ...stack.memory() } };
        } finally {
          await stack.stop();
          receiver.close();
          await database.drop();
        }
      },
    },
  ],
  baselines: [],
};

async function openEndpoint({ books }: Bench, { port }: Stack, { url }: Receiver): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${port}/v1/webhook_endpoints`, {
    method: "POST",
    headers: { Authorization: `Bearer ${books.apiKey}`, "Content-Type": "application/json" },
    body: JSON.stringify({ url, event_types: ["*"] }),
  });
  if (response.status !== 201) throw new Error(`no endpoint was opened: ${await response.text()}`);
}

/** Posts many payments at once and answers with the deliveries in a second, from the first to the last. */
async function deliverMany(bench: Bench, { port }: Stack, receiver: Receiver): Promise<number> {
  const { webhooks: count } = bench.scale;
  const payments = Math.min(PER_REQUEST, count);
  const nextRequest = requestWriter({ books: bench.books, payments });
  const connection = await openConnection(port);
  for (let sent = 0; sent < count; sent += payments) {
    const status = await new Promise<number>((heard) => connection.send(nextRequest(), heard));
    if (status < 200 || status > 299) throw new Error(`a batch was answered with ${status}`);
  }
  connection.close();
  await untilArrived(bench, receiver, count);
  const times = [...receiver.arrivals.values()];
  return (times.length * 1_000) / (Math.max(...times) - Math.min(...times));
}

async function untilArrived(bench: Bench, { arrivals }: Receiver, count: number): Promise<void> {
  while (arrivals.size < count) await sleep(POLL_MS, undefined, { signal: bench.signal });
}

function readWaits({ arrivals }: Receiver, postings: readonly Posting[]): Figures {
  const waits = postings.flatMap(({ id, decidedAt }) => {
    const arrivedAt = arrivals.get(toId("pi", id));
    return arrivedAt === undefined ? [] : [arrivedAt - decidedAt];
  });
  return { deliverP50: percentileOf(waits, 50), deliverP99: percentileOf(waits, 99) };
}
