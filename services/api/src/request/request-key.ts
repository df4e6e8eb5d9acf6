import { hash } from "node:crypto";
import canonicalize from "canonicalize";

/** The idempotency key of a request, and the fingerprint of the request that the key stands for. */
export interface RequestKey {
  readonly key: string;
  /** SHA-256 over method, path and canonical body (RFC 8785): what makes two requests the same. */
  readonly fingerprint: Buffer;
}

/** @param body I-JSON, of which there is a canonical form (RFC 8785) */
export const requestKey = (key: string, path: string, body: unknown): RequestKey => ({
  key,
  fingerprint: hash("sha256", `POST\n${path}\n${canonicalize(body) ?? ""}`, "buffer"),
});
