import { setTimeout as pause } from "node:timers/promises";
import type { ClientSettings } from "./client-settings.ts";
import { encodeQuery, type Query } from "./encode-query.ts";
import { retryDelayMs } from "./retry-policy.ts";
import { type AnswerInfo, sendOnce } from "./send-once.ts";

/** What every call takes besides its own parameters. */
export interface CallOptions {
  /** Gives up at once, also between tries; the call rejects with the signal's reason. */
  signal?: AbortSignal;
  /** Told about the final answer: status, `Request-Id`, `ETag`, replayed or not. */
  onAnswer?: (answer: AnswerInfo) => void;
}

/** What every call that creates something takes. */
export interface CreateOptions extends CallOptions {
  /**
   * Names this intention for ever: the same key never creates a second thing. Made up once per
   * call when left out, which protects against retries of this call but not against calling twice.
   */
  idempotencyKey?: string;
}

/** One call of the API, before the client adds what all calls share. */
export interface ApiRequest {
  method: "GET" | "POST" | "PATCH" | "DELETE";
  path: string;
  query?: Query;
  body?: object;
  headers?: Record<string, string>;
  /** Added to the time of one try, for requests the server answers late on purpose. */
  extraTimeoutMs?: number;
  options?: CreateOptions | undefined;
}

/** Sends one call; resources are written against this and know nothing of HTTP's failures. */
export type Send = <T>(request: ApiRequest) => Promise<T>;

/**
 * Sends a call and repeats it, with the same bytes and the same idempotency key, while it fails
 * in a way that repeating may cure and tries are left.
 *
 * @throws QuittanceError when Quittance refuses, QuittanceConnectionError when no answer came
 */
export async function sendRequest<T>(settings: ClientSettings, request: ApiRequest): Promise<T> {
  const signal = request.options?.signal;
  const attempt = {
    method: request.method,
    url: `${settings.url}${request.path}${encodeQuery(request.query ?? {})}`,
    headers: buildHeaders(settings, request),
    body: request.body === undefined ? null : JSON.stringify(request.body),
    timeoutMs: settings.timeoutMs + (request.extraTimeoutMs ?? 0),
    signal,
  };
  for (let tryNumber = 1; ; tryNumber += 1) {
    try {
      const { info, body } = await sendOnce<T>(settings.fetch, attempt);
      request.options?.onAnswer?.(info);
      return body;
    } catch (error) {
      const delayMs = retryDelayMs(error, tryNumber, Math.random());
      if (delayMs === null || tryNumber > settings.maxRetries) throw error;
      await pauseUnlessAborted(delayMs, signal);
    }
  }
}

function buildHeaders(settings: ClientSettings, request: ApiRequest): Headers {
  const headers = new Headers({
    accept: "application/json",
    authorization: `Bearer ${settings.apiKey}`,
    "user-agent": "quittance-client",
    ...request.headers,
  });
  if (request.body !== undefined) headers.set("content-type", "application/json");
  if (request.method === "POST") {
    // Made here, outside the loop of tries: a retry with a new key could pay twice.
    headers.set("idempotency-key", request.options?.idempotencyKey ?? crypto.randomUUID());
  }
  return headers;
}

async function pauseUnlessAborted(delayMs: number, signal: AbortSignal | undefined) {
  await pause(delayMs, undefined, signal ? { signal } : {}).catch(() => signal?.throwIfAborted());
}
