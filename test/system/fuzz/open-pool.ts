import { vi } from "vitest";
import { idOf, openBank } from "../../harness/open-bank.ts";
import type { Stack } from "../../harness/start-stack.ts";
import type { Pool } from "./arbitrary-of.ts";

/** Something of everything, and for operations that use up what they work on, one of it each. */
export interface FuzzPool {
  readonly pool: Pool;
  /** What the first request of an operation names, by its operationId. */
  readonly fitting: Readonly<Record<string, Pool>>;
}

const HOLDS = 12;

/** Makes resources of every kind through the door. */
export async function openPool(stack: Stack): Promise<FuzzPool> {
  const { client } = stack;
  const bank = await openBank(stack);
  const names = ["fuzz-1", "fuzz-2", "fuzz-3", "fuzz-4"];
  const [paying] = await Promise.all(
    names.map((external_id) => bank.openAccount({ external_id, funds: "5000.00" })),
  );
  if (paying === undefined) throw new Error("no account");
  // What requests may freeze and close is not what pays.
  const [empty, changing, closing] = await Promise.all([
    bank.openAccount(),
    bank.openAccount(),
    bank.openAccount(),
  ]);
  const pay = (change: Readonly<Record<string, unknown>>) =>
    bank.pay(bank.paymentTo(paying.id, { amount: "9.00", ...change }));
  const holds = await Promise.all(
    Array.from({ length: HOLDS }, () => pay({ capture_method: "manual" })),
  );
  const paid = await Promise.all(Array.from({ length: HOLDS }, () => pay({})));
  const [first, second, third, ...rest] = holds.map(({ id }) => id);
  const [refunded, ...plain] = paid.map(({ id }) => id);
  if (
    first === undefined ||
    second === undefined ||
    third === undefined ||
    refunded === undefined
  ) {
    throw new Error("no payment");
  }
  const capture = await client.paymentIntents.capture(first, { amount: "4.00" });
  const refund = await client.refunds.create({ payment_intent: refunded, amount: "1.00" });
  const url = "https://example.com/webhooks";
  const endpoints = [];
  for (let made = 0; made < 4; made += 1)
    endpoints.push(await client.webhookEndpoints.create({ url }));
  const [kept, deleted, changed, rotated] = endpoints.map(({ id }) => id);
  if (
    kept === undefined ||
    deleted === undefined ||
    changed === undefined ||
    rotated === undefined
  ) {
    throw new Error("no endpoint");
  }
  const delivery = await client.webhookEndpoints.test(kept);
  const since = new Date(Date.now() - 60_000).toISOString();
  const task = await stack.request("POST", `/v1/webhook_endpoints/${kept}/recover`, {
    body: { since },
  });
  const scopes = ["payments:read"];
  const makeKey = () => stack.request("POST", "/v1/api_keys", { body: { scopes } });
  const [key, revoked, rotatedKey] = [await makeKey(), await makeKey(), await makeKey()];
  // Events are listed when nothing older runs, in no database of the server.
  const events = await vi.waitUntil(
    async () => {
      const list = await client.events.list({ limit: 20 });
      return list.data.length > 0 && list;
    },
    { timeout: 20_000 },
  );
  const transactions = await client.ledgerTransactions.list({ limit: 20 });
  return {
    pool: {
      acct: [changing.id, closing.id],
      external: names.map((name) => `external:${name}`),
      pi: [...rest, ...plain, refunded],
      cap: [capture.id],
      re: [refund.id],
      txn: transactions.data.map(({ id }) => id),
      evt: events.data.map(({ id }) => id),
      we: [kept, rotated],
      del: [delivery.id],
      key: [idOf(key)],
      task: [idOf(task)],
    },
    fitting: {
      closeAccount: { acct: [empty.id] },
      revokeApiKey: { key: [idOf(revoked)] },
      rotateApiKey: { key: [idOf(rotatedKey)] },
      getAccountBalance: { acct: [paying.id] },
      listAccountEntries: { acct: [paying.id] },
      getAccountStatement: { acct: [paying.id] },
      listCaptures: { pi: [first] },
      listRefunds: { pi: [refunded] },
      getPaymentIntentTimeline: { pi: [first] },
      capturePaymentIntent: { pi: [second] },
      cancelPaymentIntent: { pi: [third] },
      createRefund: { pi: [refunded] },
      deleteWebhookEndpoint: { we: [deleted] },
      updateWebhookEndpoint: { we: [changed] },
      createPaymentIntent: { external: ["external:fuzz-1", "external:fuzz-2"] },
    },
  };
}
