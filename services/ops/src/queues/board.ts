import { createBullBoard } from "@bull-board/api";
import { BullMQAdapter } from "@bull-board/api/bullMQAdapter";
import { HonoAdapter } from "@bull-board/hono";
import { serveStatic } from "@hono/node-server/serve-static";
import type { Log } from "@quittance/process";
import type { QueueConnection } from "@quittance/queue";
import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import { HTTPException } from "hono/http-exception";
import { timeout } from "hono/timeout";
import type { AppEnv } from "../app-env.ts";

export const BOARD_PATH = "/queues";

export interface BoardDependencies {
  readonly queue: Pick<QueueConnection, "boards">;
  readonly log: Log;
}

/** BullMQ waits without end for a server that was never there; an operator must not. */
const ANSWER_DEADLINE_MS = 5_000;

/**
 * What stops a queue without losing anything: payments would wait, and the watchdog would take every
 * worker for stuck and restart it, for as long as somebody forgets about it.
 */
const HOLDS_UP_PAYMENTS = new Set([
  "/api/queues/pause",
  "/api/queues/:queueName/pause",
  "/api/queues/:queueName/concurrency",
  "/api/queues/:queueName/rate-limit",
]);

/**
 * Bull Board over our queues, on either backend. Operators may retry, remove and empty as they like:
 * a job only says "look at these", and what is lost is rung again. They may not hold a queue up.
 */
export function queueBoard({ queue, log }: BoardDependencies): Hono<AppEnv> {
  const serverAdapter = new HonoAdapter(serveStatic).setBasePath(BOARD_PATH);
  let shown = queue.boards();
  const board = createBullBoard({
    queues: adaptersFor(shown),
    serverAdapter,
    options: {
      uiConfig: {
        boardTitle: "Quittance queues",
        hideDocsLink: true,
        miscLinks: [{ text: "Overview", url: "/" }],
      },
      handlerHooks: {
        before: ({ method, route }) =>
          method !== "get" && HOLDS_UP_PAYMENTS.has(route)
            ? { allow: false, status: 403, message: "Holding up a queue holds up payments." }
            : undefined,
      },
    },
  });

  const routes = new Hono<AppEnv>();
  routes.use(
    logActions(log),
    createMiddleware(async (_c, next) => {
      // A queue that could not reach its server at first is replaced by another object.
      const current = queue.boards();
      if (current.some((each, index) => each !== shown[index])) {
        board.replaceQueues(adaptersFor(current));
        shown = current;
      }
      await next();
    }),
    timeout(
      ANSWER_DEADLINE_MS,
      () => new HTTPException(503, { message: "The queue does not answer." }),
    ),
  );
  routes.route("/", serverAdapter.registerPlugin());
  return routes;
}

function adaptersFor(queues: ReturnType<QueueConnection["boards"]>): BullMQAdapter[] {
  return queues.map((each) => new BullMQAdapter(each));
}

/** Who did what to a queue, and whether it was done. */
const logActions = (log: Log) =>
  createMiddleware<AppEnv>(async (c, next) => {
    await next();
    if (c.req.method === "GET") return;
    const { method, path } = c.req;
    const line = { operator: c.get("operator"), method, path, status: c.res.status };
    log.info(line, "an operator acted on a queue");
  });
