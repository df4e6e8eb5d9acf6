import { setTimeout as sleep } from "node:timers/promises";
import { type Answers, collectAnswers, now } from "./answers.ts";
import { type Connection, openConnection } from "./open-connection.ts";

export interface LoadOptions {
  readonly port: number;
  readonly connections: number;
  /** How long requests are sent, and how many at most; those under way then are waited for. */
  readonly forMs: number;
  readonly requestsMax: number;
  /** The next request, head and body. */
  readonly nextRequest: () => string;
  readonly signal: AbortSignal;
  /** More than can be posted: being pushed back is what is measured, and what could not be sent in time was never offered. */
  readonly isOverload?: boolean;
}

/** How long answers are waited for after the last request. */
const LAST_ANSWERS_MS = 15_000;

/** Every connection sends its next request as soon as it has its answer: full load. */
export function runFullLoad(options: LoadOptions): Promise<Answers> {
  return withConnections(options, async (connections, deadline, hear) => {
    let left = options.requestsMax;
    const lanes = connections.map(
      (connection) =>
        new Promise<void>((done) => {
          const next = (): void => {
            const sentAt = now();
            if (sentAt > deadline || left === 0 || options.signal.aborted) return done();
            left -= 1;
            connection.send(options.nextRequest(), (status) => {
              hear(sentAt, status);
              next();
            });
          };
          next();
        }),
    );
    await Promise.all(lanes);
  });
}

/**
 * Requests come at a rate of their own, whatever the answers do, and wait where no connection is
 * free. How long one took counts from when it was due, so a stall is felt by all who came meanwhile.
 */
export function runPacedLoad(
  options: LoadOptions & { readonly perSecond: number },
): Promise<Answers> {
  return withConnections(options, async (connections, deadline, hear) => {
    const free = [...connections];
    const due: number[] = [];
    const startedAt = now();
    let sent = 0;
    let underWay = 0;

    function sendDue(): void {
      while (free.length > 0 && due.length > 0) {
        const connection = free.pop();
        const dueAt = due.shift();
        if (connection === undefined || dueAt === undefined) return;
        underWay += 1;
        connection.send(options.nextRequest(), (status) => {
          underWay -= 1;
          hear(dueAt, status);
          free.push(connection);
          sendDue();
        });
      }
    }
    while (now() < deadline && sent < options.requestsMax && !options.signal.aborted) {
      // A timer has no finer grain than a millisecond; what comes due in between is due now.
      const at = now();
      for (; sent < ((at - startedAt) * options.perSecond) / 1_000; sent += 1) due.push(at);
      sendDue();
      await sleep(1);
    }
    if (options.isOverload === true) due.length = 0;
    const patience = now() + LAST_ANSWERS_MS;
    while (underWay > 0 && now() < patience) await sleep(5);
  });
}

async function withConnections(
  { port, connections: count, forMs, isOverload = false }: LoadOptions,
  run: (
    connections: readonly Connection[],
    deadline: number,
    hear: (sentAt: number, status: number) => void,
  ) => Promise<void>,
): Promise<Answers> {
  const connections = await Promise.all(Array.from({ length: count }, () => openConnection(port)));
  try {
    const answers = collectAnswers();
    await run(connections, now() + forMs, answers.hear);
    const heard = answers.finish();
    if (heard.broken > 0 || (heard.refused > 0 && !isOverload) || heard.list.length === 0) {
      throw new Error(
        `a load is void: ${heard.list.length} requests were taken, ${heard.refused} were pushed back, ${heard.broken} failed`,
      );
    }
    return heard;
  } finally {
    for (const connection of connections) connection.close();
  }
}
