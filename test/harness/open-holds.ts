import { randomUUID } from "node:crypto";
import type { Capture, PaymentIntent, Refund } from "@quittance/client";
import type { Bank } from "./open-bank.ts";
import type { Answer, Stack } from "./start-stack.ts";

/** Short words for what happens to an intent after it was accepted. */
export interface Holds {
  /** Holds money and waits until it is held, or was refused. */
  hold(body: unknown): Promise<PaymentIntent>;
  /** One POST of a capture, a cancellation or a refund, with a new key unless `key` is given. */
  post(path: string, body?: unknown, key?: string): Promise<Answer>;
  /** Captures and waits for the decision. */
  capture(id: string, body?: object): Promise<Capture>;
  refund(id: string, amount?: string): Promise<Refund>;
}

export function openHolds({ client, request }: Stack, bank: Bank): Holds {
  return {
    hold: (body) => bank.pay({ ...(body as object), capture_method: "manual" }),
    post: (path, body = {}, key = randomUUID()) =>
      request("POST", path, { body, headers: { "Idempotency-Key": key } }),
    capture: async (id, body) =>
      client.captures.wait((await client.paymentIntents.capture(id, body)).id),
    refund: async (id, amount) =>
      client.refunds.wait(
        (
          await client.refunds.create({
            payment_intent: id,
            ...(amount === undefined ? {} : { amount }),
          })
        ).id,
      ),
  };
}
