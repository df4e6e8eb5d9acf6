import { createHash } from "node:crypto";
import canonicalize from "canonicalize";

/** The idempotency key of a request, and the fingerprint of the request that the key stands for. */
export interface RequestKey {
  readonly key: string;
  /** SHA-256 over method, path and canonical body (RFC 8785): what makes two requests the same. */
  readonly fingerprint: Buffer;
}

export const requestKey = (key: string, path: string, body: unknown): RequestKey => ({
  key,
  fingerprint: createHash("sha256")
    .update(`POST\n${path}\n${canonicalize(body) ?? ""}`)
    .digest(),
});
