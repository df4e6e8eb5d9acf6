import type { CallResult, Egress } from "@quittance/egress/open-egress";
import { type SigningSecret, signWebhook } from "./sign-webhook.ts";

export interface Webhook {
  readonly url: string;
  readonly secrets: readonly SigningSecret[];
  /** The event's id. */
  readonly id: string;
  /** The event's body, as it was stored. */
  readonly body: string;
}

export interface SentWebhook {
  readonly result: CallResult;
  readonly durationMs: number;
}

/** Signs a webhook and sends it once. Never throws: what goes wrong is the result. */
export async function sendWebhook(
  egress: Pick<Egress, "post">,
  { url, secrets, id, body }: Webhook,
): Promise<SentWebhook> {
  const bytes = Buffer.from(body);
  const timestamp = Math.floor(Date.now() / 1_000);
  const startedAt = performance.now();
  const result = await egress.post(
    url,
    {
      "content-type": "application/json",
      "user-agent": "quittance-webhooks/1",
      ...signWebhook({ id, timestamp, body: bytes }, secrets),
    },
    bytes,
  );
  return { result, durationMs: performance.now() - startedAt };
}
