import { randomUUID } from "node:crypto";
import { newId, parseId, relayEvents } from "@quittance/db";
import type { TenantId } from "@quittance/domain";
import { postBatch } from "../../services/worker/src/post/post-batch.ts";
import { openAs } from "../database/as-role.ts";
import { tenantOf } from "../harness/open-tenant.ts";
import type { Stack } from "../harness/start-stack.ts";
import type { Things } from "./route-cases.ts";

/** Stands in everything that a tenant says of its own things, and in no request of anybody else. */
export const CANARY = "nobody-else-may-read-this";

/** Opens one of everything for the stack's tenant. The stack has no worker: what one does is done here, once. */
export async function openThings(stack: Stack): Promise<Things> {
  const metadata = { note: CANARY };
  async function make(path: string, body: unknown): Promise<string> {
    const headers = { "Idempotency-Key": randomUUID() };
    const answer = await stack.request("POST", path, { body, headers });
    if (answer.status >= 300) throw new Error(`${path} answers ${answer.text}`);
    return (answer.body as { id: string }).id;
  }

  const externalId = `name-${randomUUID()}`;
  const terms = { currency: "USD", name: CANARY, metadata };
  const account = await make("/v1/accounts", {
    ...terms,
    external_id: externalId,
    overdraft_limit: null,
  });
  const vault = await make("/v1/accounts", { ...terms, overdraft_limit: null });
  const emptyAccount = await make("/v1/accounts", terms);
  const currency = `C${randomUUID().slice(0, 8).toUpperCase()}`;
  await make("/v1/currencies", { code: currency, exponent: 3 });
  const endpoint = await make("/v1/webhook_endpoints", {
    url: "http://127.0.0.1:9/",
    description: CANARY,
  });

  const money = { amount: "9.00", currency: "USD", source: vault, destination: account };
  const pay = (more: object) =>
    make("/v1/payment_intents", { ...money, metadata, description: CANARY, ...more });
  const intent = await pay({ external_id: externalId });
  const heldIntent = await pay({ capture_method: "manual" });
  const scheduledIntent = await pay({ execute_at: "2040-01-01T00:00:00.000Z" });

  const tenantId = (await tenantOf(stack.sql, stack.apiKey)) as TenantId;
  const worker = openAs(stack.database.url, "quittance_worker", 2);
  const due = [intent, heldIntent].flatMap((id) => parseId("pi", id) ?? []);
  const { decision } = await postBatch(worker, { id: tenantId, livemode: false }, due);
  await relayEvents(worker, tenantId, 1_000);
  await worker.close();

  const refund = await make("/v1/refunds", { payment_intent: intent, amount: "1.00", metadata });
  const capture = await make(`/v1/payment_intents/${heldIntent}/capture`, {
    amount: "1.00",
    final: false,
    metadata,
  });
  const { data } = await stack.client.webhookEndpoints.deliveries(endpoint, { limit: 1 });
  const since = "2020-01-01T00:00:00.000Z";
  return {
    account,
    externalId,
    emptyAccount,
    currency,
    intent,
    heldIntent,
    scheduledIntent,
    capture,
    refund,
    transaction: decision.ledgerTransactions[0]?.id ?? "",
    event: decision.events[0]?.id ?? "",
    endpoint,
    delivery: data[0]?.id ?? "",
    apiKey: await make("/v1/api_keys", { name: CANARY, scopes: ["events:read"] }),
    rotatableKey: await make("/v1/api_keys", { name: CANARY, scopes: ["events:read"] }),
    task: await make(`/v1/webhook_endpoints/${endpoint}/replay`, { since }),
  };
}

/** Ids like those of things, which nobody has. */
export const nowhere = (): Things => ({
  account: newId("acct"),
  externalId: `name-${randomUUID()}`,
  emptyAccount: newId("acct"),
  currency: `C${randomUUID().slice(0, 8).toUpperCase()}`,
  intent: newId("pi"),
  heldIntent: newId("pi"),
  scheduledIntent: newId("pi"),
  capture: newId("cap"),
  refund: newId("re"),
  transaction: newId("txn"),
  event: newId("evt"),
  endpoint: newId("we"),
  delivery: newId("del"),
  task: newId("task"),
  apiKey: newId("key"),
  rotatableKey: newId("key"),
});
