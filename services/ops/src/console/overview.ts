import { type Database, listQuarantined, measureWork, parseId } from "@quittance/db";
import type { QueueConnection } from "@quittance/queue";
import { type Context, Hono } from "hono";
import type { AppEnv } from "../app-env.ts";
import { overviewPage } from "./overview-page.ts";

export interface OverviewDependencies {
  readonly db: Database;
  readonly queue: Pick<QueueConnection, "ping">;
}

/** An incident can set aside thousands of intents; one page shows the first of them. */
const QUARANTINED_SHOWN_MAX = 50;

/** What is still to be done, and what waits for an operator. */
export function overviewRoutes({ db, queue }: OverviewDependencies): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.get("/", async (c) => {
    const [work, quarantined, queueAnswers] = await Promise.all([
      measureWork(db),
      listQuarantined(db, QUARANTINED_SHOWN_MAX),
      queue.ping(),
    ]);
    c.header("Cache-Control", "no-store");
    return c.html(overviewPage({ work, quarantined, queueAnswers, notice: noticeOf(c) }));
  });
  return routes;
}

/** What the action before this page came to. */
function noticeOf(c: Context): string | undefined {
  const released = parseId("pi", c.req.query("released") ?? "");
  if (released !== undefined) return `${released} is back and will be decided in a moment.`;
  const unchanged = parseId("pi", c.req.query("unchanged") ?? "");
  if (unchanged !== undefined) return `${unchanged} was not in quarantine any more.`;
  return undefined;
}
