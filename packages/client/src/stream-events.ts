import { setTimeout as pause } from "node:timers/promises";
import { EventSourceParserStream } from "eventsource-parser/stream";
import type { ClientSettings } from "./client-settings.ts";
import { encodeQuery, type Query } from "./encode-query.ts";
import { QuittanceError } from "./errors.ts";
import { retryDelayMs } from "./retry-policy.ts";
import { refusalOf } from "./send-once.ts";

/** How a stream of events begins and ends. */
export interface StreamOptions {
  /** Goes on after this event; from the present on when left out. */
  lastEventId?: string;
  /** Ends the stream. */
  signal?: AbortSignal;
  /** Told each time that the connection stands. */
  onOpen?: () => void;
}

/** Three heartbeats of the server that did not come. */
const SILENCE_MS_MAX = 45_000;

/**
 * Events as they happen. Comes back by itself when the connection is lost, after the last event that
 * was handed out, so that none is missed and none comes twice.
 *
 * @throws QuittanceError when Quittance refuses; what repeating may cure is repeated for ever
 */
export async function* streamEvents<Event>(
  settings: ClientSettings,
  query: Query,
  options: StreamOptions = {},
): AsyncGenerator<Event, void, undefined> {
  const { signal } = options;
  let { lastEventId } = options;
  let failures = 0;
  const isOver = () => signal?.aborted === true;
  while (!isOver()) {
    try {
      const { beginning, messages } = await connect(settings, query, lastEventId, options);
      lastEventId = beginning ?? lastEventId;
      for await (const { id, data } of messages) {
        failures = 0;
        lastEventId = id ?? lastEventId;
        yield JSON.parse(data);
      }
    } catch (error) {
      if (isOver()) return;
      if (error instanceof QuittanceError && retryDelayMs(error, 1, 0) === null) throw error;
    }
    failures += 1;
    await pause(waitMs(failures), undefined, signal ? { signal } : {}).catch(() => {});
  }
}

/** Soon at first, because streams end now and then by design; more slowly when nobody is there. */
const waitMs = (failures: number): number =>
  Math.min(8_000, 100 * 2 ** failures) * (0.5 + Math.random() / 2);

async function connect(
  settings: ClientSettings,
  query: Query,
  lastEventId: string | undefined,
  { signal, onOpen }: StreamOptions,
) {
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(), SILENCE_MS_MAX);
  try {
    const response = await settings.fetch(`${settings.url}/v1/events/stream${encodeQuery(query)}`, {
      headers: {
        accept: "text/event-stream",
        authorization: `Bearer ${settings.apiKey}`,
        "user-agent": "quittance-client",
        ...(lastEventId === undefined ? {} : { "last-event-id": lastEventId }),
      },
      redirect: "manual",
      signal: signal ? AbortSignal.any([signal, silence.signal]) : silence.signal,
    });
    if (!response.ok || response.body === null) throw refusalOf(response, await response.text());
    onOpen?.();
    return {
      /** After which event it begins. */
      beginning: response.headers.get("last-event-id"),
      messages: readMessages(response.body, timer),
    };
  } catch (error) {
    // It would keep the program alive although nothing is listened to any more.
    clearTimeout(timer);
    throw error;
  }
}

async function* readMessages(body: ReadableStream<Uint8Array>, timer: NodeJS.Timeout) {
  const heard = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      timer.refresh();
      controller.enqueue(chunk);
    },
  });
  try {
    const messages = body
      .pipeThrough(heard)
      .pipeThrough(new TextDecoderStream())
      .pipeThrough(new EventSourceParserStream());
    for await (const message of messages) yield message;
  } finally {
    clearTimeout(timer);
  }
}
