import { EventSourceParserStream } from "eventsource-parser/stream";
import { QuittanceError } from "../errors.ts";
import type { ClientSettings } from "./client-settings.ts";
import { encodeQuery, type Query } from "./encode-query.ts";
import { pause } from "./pause.ts";
import { retryDelayMs } from "./retry-policy.ts";
import { refusalOf } from "./send-once.ts";
import { commonHeaders } from "./send-request.ts";

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
    let retryAfterMs = 0;
    try {
      const { beginning, messages } = await connect(settings, query, lastEventId, options);
      lastEventId = beginning ?? lastEventId;
      for await (const { id, data } of messages) {
        // What can not be read was broken on its way, and is asked for again.
        const event = JSON.parse(data);
        failures = 0;
        lastEventId = id ?? lastEventId;
        yield event;
      }
    } catch (error) {
      if (isOver()) return;
      if (error instanceof QuittanceError) {
        if (retryDelayMs(error, 1, 0) === null) throw error;
        retryAfterMs = error.retryAfterMs ?? 0;
      }
    }
    failures += 1;
    await pause(retryAfterMs + waitMs(failures), signal).catch(() => undefined);
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
  const silence = watchSilence(signal);
  try {
    const response = await settings.fetch(`${settings.url}/v1/events/stream${encodeQuery(query)}`, {
      headers: {
        ...commonHeaders(settings, "text/event-stream"),
        ...(lastEventId === undefined ? {} : { "last-event-id": lastEventId }),
      },
      redirect: "manual",
      signal: silence.signal,
    });
    if (!response.ok || response.body === null) throw refusalOf(response, await response.text());
    onOpen?.();
    return {
      /** After which event it begins. */
      beginning: response.headers.get("last-event-id"),
      messages: readMessages(response.body, silence),
    };
  } catch (error) {
    // It would keep the program alive although nothing is listened to any more.
    silence.stop();
    throw error;
  }
}

/** A signal that aborts with the outer one, and when nothing was heard for too long. */
function watchSilence(outer: AbortSignal | undefined) {
  const controller = new AbortController();
  const abort = () => controller.abort(outer?.reason);
  const begin = () => setTimeout(() => controller.abort(), SILENCE_MS_MAX);
  let timer = begin();
  outer?.addEventListener("abort", abort, { once: true });
  if (outer?.aborted === true) abort();
  return {
    signal: controller.signal,
    heard() {
      clearTimeout(timer);
      timer = begin();
    },
    stop() {
      clearTimeout(timer);
      outer?.removeEventListener("abort", abort);
    },
  };
}

async function* readMessages(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  silence: { heard(): void; stop(): void },
) {
  const heard = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      silence.heard();
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
    silence.stop();
  }
}
