import type { PaymentIntentId } from "@quittance/domain";
import { openQueue } from "@quittance/queue";
import type { Bench } from "../bench.ts";
import { acceptIntents } from "../books/accept-intents.ts";
import type { PaymentKind } from "../books/plan-payment.ts";
import { readPostings, untilAllDecided } from "../books/read-postings.ts";
import { courseOf, sizesOf } from "../measure/course.ts";
import type { Sample } from "../measure/measurable.ts";
import { postingRate } from "../measure/posting-rate.ts";
import { watchProcessorShares } from "../measure/processor-shares.ts";
import { meanOf } from "../measure/statistics.ts";
import { type BenchDatabase, usualBackend } from "../servers/bench-database.ts";
import { readSize, readWal } from "../servers/server-facts.ts";
import { startService, WORKER } from "../servers/start-service.ts";

export interface PostingTerms {
  readonly kind: PaymentKind;
  readonly count: number;
  /** Intents that one bell names: what the api would have stored as one group. */
  readonly intentsPerJob?: number;
  /** Another process in the place of our worker. */
  readonly workerScript?: string;
  /** Leaves out intents up to this UUID when reading back what was posted. */
  readonly after?: string;
}

const INTENTS_PER_JOB = 100;

/**
 * Measures posting alone: the intents are accepted and rung before the worker starts, and the worker
 * has only its role `post`. The rate is that of a process which has warmed up.
 */
export async function measurePosting(
  bench: Bench,
  database: BenchDatabase,
  terms: PostingTerms,
): Promise<Sample> {
  const { kind, count, intentsPerJob = INTENTS_PER_JOB, workerScript = WORKER, after } = terms;
  const { sql } = database;
  const queueUrl = database.queueUrl(usualBackend(bench.servers));
  const sizeBefore = await readSize(sql);
  const ids = await acceptIntents(database.url, bench.books, kind, count);
  await sql`vacuum analyze`;
  await sql`checkpoint`;
  await ringAll(bench, queueUrl, ids, intentsPerJob);

  const walBefore = await readWal(sql);
  const worker = await startService(bench, {
    name: "worker",
    script: workerScript,
    environment: { DATABASE_URL: database.url, QUEUE_URL: queueUrl, WORKER_ROLES: "post" },
  });
  const sharesOf = watchProcessorShares({ api: [], worker: [worker.pid] });
  await untilAllDecided(sql, bench.signal);
  const shares = sharesOf(count);
  const walBytes = ((await readWal(sql)) - walBefore) / count;
  const workerMb = worker.memoryMb();
  await worker.stop();

  const postings = await readPostings(sql, after);
  const diskBytes = ((await readSize(sql)) - sizeBefore) / count;
  return {
    figures: {
      posted: postingRate(postings.map(({ decidedAt }) => decidedAt)),
      batch: meanOf(sizesOf(postings, "batch")),
      walBytes,
      diskBytes,
      ...shares,
      ...(workerMb === undefined ? {} : { workerMb }),
    },
    course: courseOf(postings),
  };
}

async function ringAll(
  bench: Bench,
  url: string,
  ids: readonly PaymentIntentId[],
  perJob: number,
): Promise<void> {
  const queue = await openQueue({ url, ringDeadlineMs: 60_000, onError: reportError });
  try {
    const bells: Promise<boolean>[] = [];
    for (let first = 0; first < ids.length; first += perJob) {
      const intentIds = ids.slice(first, first + perJob);
      bells.push(queue.ring({ queue: "post", tenantId: bench.books.tenant.id, intentIds }));
    }
    const taken = await Promise.all(bells);
    if (taken.includes(false)) throw new Error("the queue did not take every bell");
  } finally {
    await queue.close();
  }
}

const reportError = (error: Error): void => console.error(`queue: ${error.message}`);
