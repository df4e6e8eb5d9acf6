import { Agent } from "undici";
import { type CallFailure, classifyCallFailure } from "./call-failure.ts";
import { guardedConnect } from "./guarded-connect.ts";
import { judgeUrl } from "./judge-url.ts";
import type { Network } from "./networks.ts";
import { readFirstBytes } from "./read-first-bytes.ts";
import type { Resolve } from "./resolve.ts";

export interface EgressOptions {
  /** Reachable although not public, and then over http too. */
  readonly networks: readonly Network[];
  /** How long a call may take, from the look-up of the name to the last byte that is read. */
  readonly deadlineMs: number;
  /** How much of an answer's body is read. */
  readonly bodyBytesMax: number;
  /** Turns a name into addresses. */
  readonly resolve: Resolve;
}

export type CallResult =
  | {
      readonly failure: null;
      readonly status: number;
      readonly retryAfter: string | undefined;
      /** The beginning of the body, as text. */
      readonly body: string;
    }
  /** The status is there when the call failed after the answer's head had come. */
  | { readonly failure: CallFailure; readonly status: number | null };

/** The one way out of the system to addresses that somebody else has chosen. */
export interface Egress {
  /** Makes one call. Follows no redirect, decompresses nothing, never throws. */
  post(
    url: string,
    headers: Readonly<Record<string, string>>,
    body: Uint8Array,
  ): Promise<CallResult>;
  /** Ends every call that is under way. */
  close(): Promise<void>;
}

const CONNECT_TIMEOUT_MS = 10_000;

/**
 * How long a connection that is idle is kept for the next call. Briefly: who closes it meanwhile
 * would be charged with a failure, and says when it will in a header that is heeded.
 */
const KEEP_ALIVE_MS = 1_000;

export function openEgress(options: EgressOptions): Egress {
  const { networks, deadlineMs, bodyBytesMax, resolve } = options;
  const agent = new Agent({
    connect: guardedConnect({ networks, connectTimeoutMs: CONNECT_TIMEOUT_MS, resolve }),
    allowH2: false,
    keepAliveTimeout: KEEP_ALIVE_MS,
    headersTimeout: deadlineMs,
    bodyTimeout: deadlineMs,
  });

  return {
    async post(url, headers, body) {
      // The rules may have become stricter since the URL was stored.
      if (!judgeUrl(url, networks).ok) return { failure: "address_forbidden", status: null };
      let status: number | null = null;
      try {
        const { origin, pathname, search } = new URL(url);
        const answer = await agent.request({
          origin,
          path: pathname + search,
          method: "POST",
          headers,
          body,
          signal: AbortSignal.timeout(deadlineMs),
        });
        status = answer.statusCode;
        const retryAfter = answer.headers["retry-after"];
        return {
          failure: null,
          status,
          retryAfter: typeof retryAfter === "string" ? retryAfter : undefined,
          body: await readFirstBytes(answer.body, bodyBytesMax),
        };
      } catch (error) {
        return { failure: classifyCallFailure(error), status };
      }
    },
    close: () => agent.destroy(),
  };
}
