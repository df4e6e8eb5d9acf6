// A user's program that has no types of Node: the packed types must be enough by themselves.
import {
  createClient,
  isQuittanceError,
  type PaymentIntent,
  type QuittanceEvent,
} from "@quittance/client";
import { expressWebhook } from "@quittance/client/express";
import { fastifyWebhook } from "@quittance/client/fastify";
import { honoWebhook } from "@quittance/client/hono";

const quittance = createClient({ url: "http://localhost:3000", apiKey: "qt_test_x" });

export async function use(): Promise<string | undefined> {
  const created: PaymentIntent = await quittance.paymentIntents.create({
    amount: "25.00",
    currency: "USD",
    source: "acct_a",
    destination: "external:b",
    metadata: { order: "1" },
  });
  for await (const entry of quittance.accounts.entries("acct_a")) return entry.balance_after;
  const page = await quittance.events.list({ created: { gte: "2026-11-01T00:00:00Z" } });
  // @ts-expect-error -- an amount is a string
  await quittance.refunds.create({ payment_intent: created.id, amount: 25 });
  return page.data[0]?.id;
}

export function narrow(error: unknown, event: QuittanceEvent): string | null {
  if (isQuittanceError(error, "insufficient_scope"))
    return error.code satisfies "insufficient_scope";
  if (event.type === "account.updated") return event.data.object.external_id;
  return null;
}

const options = { secret: "whsec_x", onEvent: (event: QuittanceEvent) => void event.type };
export const handlers = [
  honoWebhook(options),
  expressWebhook(options),
  fastifyWebhook({ path: "/hook", ...options }),
];
