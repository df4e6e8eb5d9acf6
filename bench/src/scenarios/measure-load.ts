import type { Bench } from "../bench.ts";
import { readLastIntent, readPostings, untilAllDecided } from "../books/read-postings.ts";
import type { Answers } from "../load/answers.ts";
import { runFullLoad, runPacedLoad } from "../load/run-load.ts";
import { requestWriter } from "../load/write-request.ts";
import type { Sample } from "../measure/measurable.ts";
import { watchProcessorShares } from "../measure/processor-shares.ts";
import type { BenchDatabase } from "../servers/bench-database.ts";
import { readSize, readWal } from "../servers/server-facts.ts";
import { type StackOptions, startStack } from "../servers/start-stack.ts";
import { summariseLoad } from "./summarise-load.ts";

export interface LoadTerms extends StackOptions {
  readonly connections: number;
  /** Payments of one request; 1 by default. */
  readonly payments?: number;
  readonly waitSeconds?: number;
  /** Requests a second; as many as are answered when there is no such number. */
  readonly perSecond?: number;
  /** How long the processes are loaded before they are measured, of the time that they are; 1 by default. */
  readonly warmUp?: number;
}

/** Sends payments to real processes over HTTP, and waits until the last one of them is posted. */
export async function measureLoad(
  bench: Bench,
  database: BenchDatabase,
  terms: LoadTerms,
): Promise<Sample> {
  const { sql } = database;
  const stack = await startStack(bench, database, terms);
  try {
    await sendLoad(bench, stack.port, terms, bench.scale.loadMs * (terms.warmUp ?? 1));
    await untilAllDecided(sql, bench.signal);
    // As autovacuum does within a minute: until then PostgreSQL takes the tables for empty.
    await sql`vacuum analyze`;
    await sql`checkpoint`;
    const last = await readLastIntent(sql);
    const [walBefore, sizeBefore] = [await readWal(sql), await readSize(sql)];

    const sharesOf = watchProcessorShares(stack.pids);
    const answers = await sendLoad(bench, stack.port, terms, bench.scale.loadMs);
    await untilAllDecided(sql, bench.signal);
    const shares = sharesOf(answers.list.length * (terms.payments ?? 1));
    const memory = stack.memory();
    const postings = await readPostings(sql, last);
    return summariseLoad(answers, postings, {
      walBytes: ((await readWal(sql)) - walBefore) / postings.length,
      diskBytes: ((await readSize(sql)) - sizeBefore) / postings.length,
      ...shares,
      ...memory,
    });
  } finally {
    await stack.stop();
  }
}

function sendLoad(
  bench: Bench,
  port: number,
  { connections, payments = 1, waitSeconds, perSecond }: LoadTerms,
  forMs: number,
): Promise<Answers> {
  const load = {
    port,
    connections,
    forMs,
    requestsMax: Math.ceil(bench.scale.payments / payments),
    signal: bench.signal,
    nextRequest: requestWriter({
      books: bench.books,
      payments,
      ...(waitSeconds === undefined ? {} : { waitSeconds }),
    }),
  };
  return perSecond === undefined ? runFullLoad(load) : runPacedLoad({ ...load, perSecond });
}
