import { hash } from "node:crypto";
import canonicalize from "canonicalize";
import { Problem } from "../problem/problem.ts";

/** The idempotency key of a request, and the fingerprint of the request that the key stands for. */
export interface RequestKey {
  readonly key: string;
  /** SHA-256 over method, path and canonical body (RFC 8785): what makes two requests the same. */
  readonly fingerprint: Buffer;
}

/** @throws Problem `malformed_json` when the body has no canonical form */
export const requestKey = (key: string, path: string, body: unknown): RequestKey => ({
  key,
  fingerprint: hash("sha256", `POST\n${path}\n${writeCanonically(body)}`, "buffer"),
});

/** RFC 8785 knows neither half a surrogate pair nor a number beyond doubles, though JSON can spell both. */
function writeCanonically(body: unknown): string {
  try {
    return canonicalize(body) ?? "";
  } catch {
    throw new Problem("malformed_json", {
      detail: "A text has half a surrogate pair, or a number is too large for JSON (RFC 7493).",
    });
  }
}
