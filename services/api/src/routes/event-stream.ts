import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { type FeedEvent, parseId } from "@quittance/db";
import { type TenantId, type Translation, translateBody } from "@quittance/domain";
import { type SSEStreamingApi, streamSSE } from "hono/streaming";
import type { AppEnv } from "../app-env.ts";
import type { AccountDirectory } from "../intake/account-directory.ts";
import type { KeyWatch } from "../keys/key-watch.ts";
import { requireScope } from "../middleware/authenticate.ts";
import { Problem } from "../problem/problem.ts";
import { QUERY } from "../problem/refusal-groups.ts";
import { findResource } from "../request/find-resource.ts";
import { answerHeaders } from "../schemas/answer-headers.ts";
import { eventStreamQuerySchema } from "../schemas/event.ts";
import { lastEventIdHeader } from "../schemas/headers.ts";
import { refusals } from "../schemas/refusals.ts";
import type { EventFeed, Reader } from "../stream/event-feed.ts";

/** A line that says nothing comes this often, so that nobody in between takes the silence for death. */
const HEARTBEAT_MS = 15_000;

/** Streams end now and then, so that clients spread over the processes that there are. */
const STREAM_MS_MAX = 5 * 60_000;

/** How soon a client should come back. */
const RECONNECT_MS = 1_000;

/** A client that takes nothing for so long is let go; it comes back where it was. */
const WRITE_MS_MAX = 30_000;

const streamEventsRoute = createRoute({
  method: "get",
  path: "/v1/events/stream",
  operationId: "streamEvents",
  tags: ["Events"],
  description:
    "A connection that stays open and tells events as they happen, for those who can not receive webhooks.",
  summary: "Stream events",
  middleware: [requireScope("events:read")] as const,
  parameters: [lastEventIdHeader],
  request: { query: eventStreamQuerySchema },
  responses: {
    200: {
      description:
        "Server-sent events, oldest first: `id` is the event's id, `event` its type, `data` its body. From the present on, or after `Last-Event-ID`; the answer's own `Last-Event-ID` says where that is. Ends after five minutes, and when the key is revoked or expires; clients come back with the last id that they saw and miss nothing.",
      headers: answerHeaders("Last-Event-ID"),
      content: { "text/event-stream": { schema: { type: "string" } } },
    },
    ...refusals(QUERY, ["cursor_invalid", "stream_full"]),
  },
});

export interface EventStreamDependencies {
  readonly feed: EventFeed;
  readonly accounts: AccountDirectory;
  readonly keys: KeyWatch;
}

export function eventStreamRoutes(
  app: OpenAPIHono<AppEnv>,
  { feed, accounts, keys }: EventStreamDependencies,
) {
  app.openapi(streamEventsRoute, async (c) => {
    const principal = c.get("principal");
    const { tenant } = principal;
    const { type, resource } = c.req.valid("query");
    const wanted =
      resource === undefined ? undefined : await findResource(accounts, tenant.id, resource);
    const reader = await openReader(feed, tenant.id, c.req.header("Last-Event-ID"));
    // Where it begins, so that a client that is cut off before the first event misses none.
    c.header("Last-Event-ID", reader.position().id);
    // Proxies that gather an answer before they pass it on would turn a stream into silence.
    c.header("X-Accel-Buffering", "no");
    const answer = streamSSE(c, async (stream) => {
      stream.onAbort(() => reader.close());
      const unwatch = keys.watch(principal, () => stream.abort());
      try {
        const isWanted = (event: FeedEvent) =>
          (type === undefined || event.type === type) &&
          (wanted ?? event.resource) === event.resource;
        await tell(stream, reader, isWanted, c.get("translation"));
      } finally {
        unwatch();
        reader.close();
      }
    });
    // It says `no-cache`, which lets a cache keep what it asks about again.
    answer.headers.set("Cache-Control", "no-store");
    // How the connection goes on is Node's to say, who knows what the client asked for and speaks.
    answer.headers.delete("Connection");
    answer.headers.delete("Transfer-Encoding");
    return answer;
  });
}

async function openReader(
  feed: EventFeed,
  tenantId: TenantId,
  lastEventId: string | undefined,
): Promise<Reader> {
  const text = lastEventId ?? "";
  const after = parseId("evt", text);
  if (text === "" || after !== undefined) {
    const reader = await feed.open(tenantId, after);
    if (reader !== undefined) return reader;
  }
  throw new Problem("cursor_invalid", { detail: "`Last-Event-ID` is not the id of an event." });
}

async function tell(
  stream: SSEStreamingApi,
  reader: Reader,
  isWanted: (event: FeedEvent) => boolean,
  translation: Translation | undefined,
): Promise<void> {
  const endsAt = performance.now() + STREAM_MS_MAX;
  // A body has no line break: it is JSON as `JSON.stringify` writes it.
  const frame = ({ position, type, body }: FeedEvent): string =>
    `id: ${position.id}\nevent: ${type}\ndata: ${translateBody(translation, body)}\n\n`;
  const goesOn = () => !stream.aborted && !reader.isOver() && performance.now() < endsAt;
  await stream.write(`retry: ${RECONNECT_MS}\nid: ${reader.position().id}\n\n`);
  let heardAt = performance.now();
  while (goesOn()) {
    const events = (await reader.next(HEARTBEAT_MS)).filter(isWanted);
    if (!goesOn()) return;
    if (events.length === 0 && performance.now() - heardAt < HEARTBEAT_MS - 1_000) continue;
    const text = events.length === 0 ? ": nothing new\n\n" : events.map(frame).join("");
    await writeInTime(stream, text);
    heardAt = performance.now();
  }
}

/** Writes as fast as the client reads; one that reads nothing is let go. */
async function writeInTime(stream: SSEStreamingApi, text: string): Promise<void> {
  const timer = setTimeout(() => stream.abort(), WRITE_MS_MAX);
  await stream.write(text);
  clearTimeout(timer);
}
