import { ed25519 } from "@noble/curves/ed25519.js";
import { Webhook } from "standardwebhooks";
import { WebhookVerificationError } from "./errors.ts";
import type { QuittanceEvent } from "./resources/events.ts";

/** Headers as `fetch` or as `node:http` give them. */
export type WebhookHeaders = Headers | Record<string, string | string[] | undefined>;

const TOLERANCE_SECONDS = 5 * 60;

/** One for each key while keys are rotated; each costs milliseconds to verify, and anybody can send many. */
const SIGNATURES_MAX = 8;

/**
 * The event of a webhook, if it comes from Quittance and is not older (or newer) than 5 minutes.
 *
 * Deliveries arrive at least once: remember `event.id` and skip what you have seen.
 *
 * @param rawBody the body exactly as received; parsed and printed again it does not verify
 * @param secrets the endpoint's `whsec_…`, or its `whpk_…` where it signs with v1a; several while
 *   they are rotated, of which one must fit
 * @throws WebhookVerificationError when anything about it is wrong
 */
export function verifyWebhook(
  rawBody: string | Uint8Array,
  headers: WebhookHeaders,
  secrets: string | readonly string[],
): QuittanceEvent {
  const text = typeof rawBody === "string" ? rawBody : new TextDecoder().decode(rawBody);
  const picked = pickHeaders(headers);
  let cause: unknown = new Error("No secret was given");
  for (const secret of typeof secrets === "string" ? [secrets] : secrets) {
    try {
      if (secret.startsWith("whpk_")) verifyWithPublicKey(text, picked, secret);
      else new Webhook(secret).verify(text, picked, { jsonParse: false });
      return JSON.parse(text);
    } catch (error) {
      cause = error;
    }
  }
  throw new WebhookVerificationError(cause instanceof Error ? cause.message : String(cause), {
    cause,
  });
}

function pickHeaders(headers: WebhookHeaders): Record<string, string> {
  const pairs = headers instanceof Headers ? headers.entries() : Object.entries(headers);
  const picked: Record<string, string> = {};
  for (const [name, value] of pairs) {
    if (typeof value === "string") picked[name.toLowerCase()] = value;
  }
  return picked;
}

/** The scheme v1a of Standard Webhooks, which its reference library does not know. */
function verifyWithPublicKey(
  text: string,
  headers: Readonly<Record<string, string>>,
  publicKey: string,
): void {
  const [id, timestamp, signatures] = ["webhook-id", "webhook-timestamp", "webhook-signature"].map(
    (name) => headers[name],
  );
  if (id === undefined || timestamp === undefined || signatures === undefined) {
    throw new Error("Missing required headers");
  }
  const ageSeconds = Date.now() / 1_000 - Number(timestamp);
  if (!/^\d+$/.test(timestamp) || Math.abs(ageSeconds) > TOLERANCE_SECONDS) {
    throw new Error("The timestamp is too far from now");
  }
  const key = decodeBase64(publicKey.slice("whpk_".length));
  const content = new TextEncoder().encode(`${id}.${timestamp}.${text}`);
  const fits = signatures
    .split(" ")
    .filter((each) => each.startsWith("v1a,"))
    .slice(0, SIGNATURES_MAX)
    .some((each) => isSignedBy(key, content, decodeBase64(each.slice("v1a,".length))));
  if (!fits) throw new Error("No matching signature found");
}

/** A key or a signature that is malformed fits nothing. */
function isSignedBy(key: Uint8Array, content: Uint8Array, signature: Uint8Array): boolean {
  try {
    return ed25519.verify(signature, content, key, { zip215: false });
  } catch {
    return false;
  }
}

function decodeBase64(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}
