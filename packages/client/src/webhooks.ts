import { Webhook } from "standardwebhooks";
import type { QuittanceEvent } from "./resources/events.ts";

/** Thrown by `verifyWebhook`: answer 400 and do nothing else. */
export { WebhookVerificationError } from "standardwebhooks";

/** Headers as `fetch` or as `node:http` give them. */
export type WebhookHeaders = Headers | Record<string, string | string[] | undefined>;

/**
 * The event of a webhook, if it comes from Quittance and is not older (or newer) than 5 minutes.
 *
 * Deliveries arrive at least once: remember `event.id` and skip what you have seen.
 *
 * @param rawBody the body exactly as received; parsed and printed again it does not verify
 * @param secret the endpoint's `whsec_…`
 * @throws WebhookVerificationError when anything about it is wrong
 */
export function verifyWebhook(
  rawBody: string | Uint8Array,
  headers: WebhookHeaders,
  secret: string,
): QuittanceEvent {
  const text = typeof rawBody === "string" ? rawBody : new TextDecoder().decode(rawBody);
  new Webhook(secret).verify(text, pickHeaders(headers), { jsonParse: false });
  return JSON.parse(text);
}

function pickHeaders(headers: WebhookHeaders): Record<string, string> {
  const pairs = headers instanceof Headers ? headers.entries() : Object.entries(headers);
  const picked: Record<string, string> = {};
  for (const [name, value] of pairs) {
    if (typeof value === "string") picked[name.toLowerCase()] = value;
  }
  return picked;
}
