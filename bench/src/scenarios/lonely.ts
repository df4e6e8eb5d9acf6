import { insert } from "../baselines/insert.ts";
import type { Bench } from "../bench.ts";
import { readLastIntent, readPostings, untilAllDecided } from "../books/read-postings.ts";
import { collectAnswers, now } from "../load/answers.ts";
import { openConnection } from "../load/open-connection.ts";
import { requestWriter } from "../load/write-request.ts";
import type { Measurable, Sample, Scenario } from "../measure/measurable.ts";
import { copyDatabase, type QueueBackend } from "../servers/bench-database.ts";
import { startStack } from "../servers/start-stack.ts";
import { summariseLoad } from "./summarise-load.ts";

const WARM_UP = 0.25;

/** One request at a time, each sent when the one before is posted: nothing ever waits for another. */
const lonelyOn = (backend: QueueBackend, name: string): Measurable => ({
  name: `lonely ${backend}`,
  title: `One lonely request, ${name}`,
  rounds: 3,
  needsRedis: backend === "redis",
  async measure(bench) {
    const database = await copyDatabase(bench.servers, bench.books.template);
    const stack = await startStack(bench, database, { backend });
    try {
      await sendAlone(bench, stack.port, bench.scale.lonely * WARM_UP);
      const last = await readLastIntent(database.sql);
      const answers = await sendAlone(bench, stack.port, bench.scale.lonely);
      await untilAllDecided(database.sql, bench.signal);
      const { figures } = summariseLoad(answers, await readPostings(database.sql, last));
      return pick(figures);
    } finally {
      await stack.stop();
      await database.drop();
    }
  },
});

/** The answer to `Prefer: wait` says when the next one may come; its own time is the waiter's. */
async function sendAlone(bench: Bench, port: number, count: number) {
  const nextRequest = requestWriter({ books: bench.books, payments: 1, waitSeconds: 10 });
  const connection = await openConnection(port);
  try {
    const answers = collectAnswers();
    for (let sent = 0; sent < count; sent += 1) {
      const sentAt = now();
      const status = await new Promise<number>((heard) => connection.send(nextRequest(), heard));
      answers.hear(sentAt, status);
    }
    return answers.finish();
  } finally {
    connection.close();
  }
}

const pick = ({ acceptP50, acceptP99, postP50, postP99 }: Sample["figures"]): Sample => ({
  figures: {
    ...(acceptP50 === undefined ? {} : { waitP50: acceptP50 }),
    ...(acceptP99 === undefined ? {} : { waitP99: acceptP99 }),
    ...(postP50 === undefined ? {} : { postP50 }),
    ...(postP99 === undefined ? {} : { postP99 }),
  },
});

export const lonely: Scenario = {
  name: "lonely",
  measurables: [lonelyOn("redis", "on Redis"), lonelyOn("postgres", "on the PostgreSQL queue")],
  baselines: [insert],
};
