import { createHmac } from "node:crypto";

const SECRET_PREFIX = "whsec_";

/** What the signature of a webhook covers. */
export interface WebhookContent {
  /** The event's id: the same for every attempt and every endpoint. */
  readonly id: string;
  /** Unix time of the attempt, in whole seconds. */
  readonly timestamp: number;
  /** The exact bytes that are sent. */
  readonly body: Uint8Array;
}

/** The headers with which a receiver checks a webhook: Standard Webhooks 1.0, scheme v1 (HMAC-SHA256). */
export function signWebhook({ id, timestamp, body }: WebhookContent, secret: string) {
  const key = Buffer.from(secret.replace(SECRET_PREFIX, ""), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${timestamp}.`).update(body);
  return {
    "webhook-id": id,
    "webhook-timestamp": String(timestamp),
    "webhook-signature": `v1,${signature.digest("base64")}`,
  };
}
