import { errorOf, type Problem, QuittanceConnectionError, type QuittanceError } from "../errors.ts";
import { startDeadline } from "./deadline.ts";
import { type RateLimit, readRateLimit } from "./rate-limit.ts";
import { parseRetryAfterMs } from "./retry-policy.ts";

/** What the headers of an answer tell. */
export interface AnswerInfo {
  status: number;
  /** Quote it when you ask for help. */
  requestId: string | null;
  /** The version of the API that it is written in. */
  apiVersion: string | null;
  /** For `getIfChanged`. */
  etag: string | null;
  /** True when this idempotency key had been answered before and nothing new happened. */
  idempotentReplayed: boolean;
  /** How much more may be asked; null when the answer did not say. */
  rateLimit: RateLimit | null;
}

interface Attempt {
  method: string;
  url: string;
  headers: Headers;
  body: string | null;
  timeoutMs: number;
  signal: AbortSignal | undefined;
}

/** One try of one call. 304 and 204 have no body: theirs is null. */
export async function sendOnce<T>(
  fetchIt: typeof fetch,
  attempt: Attempt,
): Promise<{ info: AnswerInfo; body: T }> {
  const { response, text } = await exchange(fetchIt, attempt);
  if (!response.ok && response.status !== 304) throw refusalOf(response, text);
  const { headers, status } = response;
  const info = {
    status,
    requestId: headers.get("request-id"),
    apiVersion: headers.get("api-version"),
    etag: headers.get("etag"),
    idempotentReplayed: headers.get("idempotent-replayed") === "true",
    rateLimit: readRateLimit(headers),
  };
  return { info, body: parseBody<T>(status, text) };
}

/** What an answer that is no success says. */
export const refusalOf = (response: Response, text: string): QuittanceError =>
  errorOf({
    status: response.status,
    requestId: response.headers.get("request-id"),
    problem: parseProblem(response, text),
    retryAfterMs: parseRetryAfterMs(response.headers.get("retry-after"), new Date()),
    rateLimit: readRateLimit(response.headers),
  });

async function exchange(fetchIt: typeof fetch, attempt: Attempt) {
  const { signal, timeoutMs } = attempt;
  signal?.throwIfAborted();
  const deadline = startDeadline(timeoutMs, signal);
  try {
    const response = await fetchIt(attempt.url, {
      method: attempt.method,
      headers: attempt.headers,
      body: attempt.body,
      // Following a redirect could turn a POST into a GET and carry the key to another host.
      redirect: "manual",
      signal: deadline.signal,
    });
    return { response, text: await response.text() };
  } catch (cause) {
    signal?.throwIfAborted();
    const why = deadline.isOver()
      ? `no answer within ${Math.round(timeoutMs)} ms`
      : describeCause(cause);
    throw new QuittanceConnectionError(`${attempt.method} ${attempt.url}: ${why}`, { cause });
  } finally {
    deadline.clear();
  }
}

/** fetch says "fetch failed" and keeps what happened in `cause`. */
function describeCause(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (!(cause instanceof Error)) return error.message;
  return "code" in cause && cause.message === "" ? String(cause.code) : cause.message;
}

/** A success that is no JSON object did not come from Quittance but from something in between. */
function parseBody<T>(status: number, text: string): T {
  if (status === 204 || status === 304) return parseJson("null");
  const body = parseJson(text);
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw new QuittanceConnectionError("The answer is not a JSON object.");
  }
  return body;
}

function parseJson(text: string) {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new QuittanceConnectionError("The answer is not JSON.", { cause });
  }
}

function parseProblem(response: Response, text: string): Problem | null {
  if (!response.headers.get("content-type")?.startsWith("application/problem+json")) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
