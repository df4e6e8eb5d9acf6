import { createHmac, createPrivateKey, type KeyObject, sign } from "node:crypto";
import type { SignatureScheme } from "@quittance/domain";

/** What the signature of a webhook covers. */
export interface WebhookContent {
  /** The event's id: the same for every attempt and every endpoint. */
  readonly id: string;
  /** Unix time of the attempt, in whole seconds. */
  readonly timestamp: number;
  /** The exact bytes that are sent. */
  readonly body: Uint8Array;
}

export interface SigningSecret {
  readonly scheme: SignatureScheme;
  /** `whsec_…` for v1, `whsk_…` for v1a. */
  readonly secret: string;
}

/** What comes before the 32 bytes of an ed25519 seed in PKCS #8 (RFC 8410). */
const PKCS8_PREFIX = Buffer.from("302e020100300506032b657004220420", "hex");
const SEED_BYTES = 32;

/**
 * The headers with which a receiver checks a webhook: Standard Webhooks 1.0, one signature for each
 * secret, v1 with HMAC-SHA256 and v1a with ed25519.
 */
export function signWebhook(
  { id, timestamp, body }: WebhookContent,
  secrets: readonly SigningSecret[],
) {
  const content = Buffer.concat([Buffer.from(`${id}.${timestamp}.`), body]);
  return {
    "webhook-id": id,
    "webhook-timestamp": String(timestamp),
    "webhook-signature": secrets
      .map(({ scheme, secret }) => `${scheme},${SIGN[scheme](secret, content).toString("base64")}`)
      .join(" "),
  };
}

const SIGN: Readonly<Record<SignatureScheme, (secret: string, content: Buffer) => Buffer>> = {
  v1: (secret, content) => createHmac("sha256", bytesOf(secret, "whsec_")).update(content).digest(),
  v1a: (secret, content) => sign(null, content, privateKeyOf(bytesOf(secret, "whsk_"))),
};

const bytesOf = (secret: string, prefix: string): Buffer =>
  Buffer.from(secret.replace(prefix, ""), "base64");

/** The secret key of ed25519 is its seed, alone or with the public key behind it. */
const privateKeyOf = (bytes: Buffer): KeyObject =>
  createPrivateKey({
    key: Buffer.concat([PKCS8_PREFIX, bytes.subarray(0, SEED_BYTES)]),
    format: "der",
    type: "pkcs8",
  });
