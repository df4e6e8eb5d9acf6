import type { Answer, Body, PathParams, Route } from "../contract/routes.ts";
import type { ClientSettings } from "./client-settings.ts";
import { encodeQuery, type Query } from "./encode-query.ts";
import { pause } from "./pause.ts";
import { retryDelayMs } from "./retry-policy.ts";
import { type AnswerInfo, sendOnce } from "./send-once.ts";

/** What every call takes besides its own parameters. */
export interface CallOptions {
  /** Gives up at once, also between tries; the call rejects with the signal's reason. */
  signal?: AbortSignal;
  /** Milliseconds for the call with all of its tries and pauses. Default: the client's. */
  timeoutMs?: number;
  /** Told about the final answer: status, `Request-Id`, `ETag`, replayed or not, rate limit. */
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

/** What every call takes that hands something in which is decided later. */
export interface SubmitOptions extends CreateOptions {
  /** Has the server answer only when it is decided, at the latest after so many seconds (1 to 30). */
  waitSeconds?: number;
}

/** One call of the API, before the client adds what all calls share. */
export interface ApiCall<R extends Route> {
  params?: PathParams<R>;
  query?: Query;
  body?: Body<R>;
  headers?: Record<string, string>;
  /** Tries after the first one; the client's when left out. */
  maxRetries?: number;
  options?: SubmitOptions | undefined;
}

/**
 * Sends one call; resources are written against this and know nothing of HTTP's failures. The type of
 * the answer is the document's. `A` is named only where more is known than the document can say.
 */
export type Send = <R extends Route, A = Answer<R>>(
  route: R,
  call: ApiCall<R>,
) => Promise<NoInfer<A>>;

/**
 * Sends a call and repeats it, with the same bytes and the same idempotency key, while it fails in
 * a way that repeating may cure, and tries, time and the client's budget are left.
 *
 * @throws QuittanceError when Quittance refuses, QuittanceConnectionError when no answer came
 */
export async function sendRequest<R extends Route, A>(
  settings: ClientSettings,
  route: R,
  call: ApiCall<R>,
): Promise<A> {
  const { options = {}, maxRetries = settings.maxRetries } = call;
  const [method = "", template = ""] = route.split(" ");
  const extraMs = (options.waitSeconds ?? 0) * 1_000;
  const attempt = {
    method,
    url: `${settings.url}${fillPath(template, call.params)}${encodeQuery(call.query ?? {})}`,
    headers: buildHeaders(settings, method, call),
    body: call.body === undefined ? null : JSON.stringify(call.body),
  };
  const endsAtMs = performance.now() + (options.timeoutMs ?? settings.timeoutMs) + extraMs;
  const leftMs = () => Math.max(0, endsAtMs - performance.now());
  for (let tryNumber = 1; ; tryNumber += 1) {
    try {
      const { info, body } = await sendOnce<A>(settings.fetch, {
        ...attempt,
        timeoutMs: Math.min(settings.tryTimeoutMs + extraMs, leftMs()),
        signal: options.signal,
      });
      settings.retryBudget.refill();
      options.onAnswer?.(info);
      return body;
    } catch (error) {
      const delayMs = retryDelayMs(error, tryNumber, Math.random());
      if (delayMs === null || tryNumber > maxRetries || delayMs >= leftMs()) throw error;
      if (!settings.retryBudget.take()) throw error;
      await pause(delayMs, options.signal);
    }
  }
}

function fillPath(template: string, params: unknown): string {
  const values = new Map<string, unknown>(Object.entries(params ?? {}));
  return template.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(values.get(name))),
  );
}

function buildHeaders<R extends Route>(
  settings: ClientSettings,
  method: string,
  { headers: own, body, options }: ApiCall<R>,
): Headers {
  const headers = new Headers({ ...commonHeaders(settings, "application/json"), ...own });
  if (body !== undefined) headers.set("content-type", "application/json");
  if (options?.waitSeconds !== undefined) headers.set("prefer", `wait=${options.waitSeconds}`);
  if (method === "POST") {
    // Made here, outside the loop of tries: a retry with a new key could pay twice.
    headers.set("idempotency-key", options?.idempotencyKey ?? crypto.randomUUID());
  }
  return headers;
}

/** What every request carries. */
export const commonHeaders = (settings: ClientSettings, accept: string) => ({
  accept,
  authorization: `Bearer ${settings.apiKey}`,
  ...(settings.apiVersion === null ? {} : { "api-version": settings.apiVersion }),
  "user-agent": "quittance-client",
});
