import { createClient, type PaymentIntentCreateParams } from "@quittance/client";
import { makeApiKey } from "@quittance/db";
import { createLog } from "@quittance/process";
import { addKey, keyIdOf, openTenant, tenantOf } from "../harness/open-tenant.ts";
import { type Stack, startStack } from "../harness/start-stack.ts";

/** What the corpus is sent to: a stack with a little of everything in it, where nothing moves by itself. */
export interface Setting {
  readonly stack: Stack;
  /** What the names in `<<…>>` stand for. */
  readonly names: ReadonlyMap<string, string>;
  /** What the processes logged, one line each. */
  readonly lines: readonly string[];
}

const HOUR = 3_600_000;
const PAYMENT = {
  amount: "5.00",
  currency: "USD",
  source: "external:ada",
  destination: "external:bob",
} satisfies PaymentIntentCreateParams;
const HOOK = { url: "https://example.com/hook" };

/** Opens it. The worker is stopped again as soon as it has decided what there is to decide. */
export async function openSetting(): Promise<Setting> {
  const lines: string[] = [];
  const log = createLog({
    name: "test",
    level: "debug",
    destination: { write: (line) => void lines.push(line) },
  });
  const stack = await startStack({ log, api: { allowedNetworks: [] } });
  await openAccounts(stack);
  const intents = await submitIntents(stack);
  await stack.worker?.close();
  const names = new Map([
    ...Object.entries(intents),
    ...Object.entries(await openWebhooks(stack)),
    ...Object.entries(await makeKeys(stack)),
    ...Object.entries(await openForeign(stack)),
  ]);
  return { stack, names, lines };
}

async function openAccounts({ client, sql }: Stack): Promise<void> {
  const vault = { normal_balance: "debit", overdraft_limit: null } as const;
  await Promise.all([
    client.accounts.create({ currency: "USD", external_id: "ada", ...vault }),
    client.accounts.create({ currency: "USD", external_id: "bob" }),
    client.accounts.create({ currency: "USD", external_id: "frozen" }),
    client.accounts.create({ currency: "USD", external_id: "closed" }),
    client.accounts.create({ currency: "JPY", external_id: "yen" }),
    client.accounts.create({ currency: "EUR", external_id: "overdrawn", overdraft_limit: "9.00" }),
    client.accounts.create({ currency: "EUR", external_id: "euro" }),
    client.currencies.create({ code: "GEMS", exponent: 0 }),
  ]);
  await sql`update accounts set status = external_id where external_id in ('frozen', 'closed')`;
}

/** Intents in every state, and what was done to them. */
async function submitIntents({ client }: Stack): Promise<Readonly<Record<string, string>>> {
  const { paymentIntents, refunds, captures } = client;
  const submit = async (change: object = {}, idempotencyKey?: string) => {
    const options = idempotencyKey === undefined ? {} : { idempotencyKey };
    return (await paymentIntents.create({ ...PAYMENT, ...change }, options)).id;
  };
  const { amount: _, currency: __, source: ___, destination: ____, ...bare } = PAYMENT;
  const legs = [PAYMENT, PAYMENT];
  const manual = { capture_method: "manual" };
  const [succeeded, refunded, held, released, scheduled, failed, several, overdrawn] =
    await Promise.all([
      submit({}, "used"),
      submit(),
      submit(manual),
      submit(manual),
      submit({ execute_at: "2100-01-01T00:00:00.000Z" }),
      submit({ source: "external:bob", destination: "external:ada", amount: "1000.00" }),
      paymentIntents.create({ ...bare, legs }).then(({ id }) => id),
      submit({ currency: "EUR", source: "external:overdrawn", destination: "external:euro" }),
    ]);
  await Promise.all(
    [succeeded, refunded, held, released, failed, several, overdrawn].map((id) =>
      paymentIntents.wait(id),
    ),
  );
  await paymentIntents.cancel(released);
  const capture = await captures.wait(
    (await paymentIntents.capture(held, { amount: "1.00", final: false })).id,
  );
  const refund = await refunds.wait((await refunds.create({ payment_intent: refunded })).id);
  return {
    succeeded,
    refunded,
    held,
    released,
    scheduled,
    failed,
    several,
    capture: capture.id,
    refund: refund.id,
  };
}

async function openWebhooks({ client }: Stack): Promise<Readonly<Record<string, string>>> {
  const { webhookEndpoints } = client;
  const [enabled, disabled] = await Promise.all([
    webhookEndpoints.create(HOOK),
    webhookEndpoints.create(HOOK),
  ]);
  const [delivery, task] = await Promise.all([
    webhookEndpoints.test(disabled.id),
    webhookEndpoints.recover(enabled.id, { since: "2026-01-01T00:00:00Z" }),
  ]);
  await webhookEndpoints.update(disabled.id, { status: "disabled" });
  return { endpoint: enabled.id, disabled: disabled.id, delivery: delivery.id, task: task.id };
}

async function makeKeys({ apiKey, sql }: Stack): Promise<Readonly<Record<string, string>>> {
  const tenantId = await tenantOf(sql, apiKey);
  const past = new Date(Date.now() - HOUR);
  const soon = new Date(Date.now() + HOUR);
  const revoked = await addKey(sql, tenantId, { revokedAt: past });
  const expired = await addKey(sql, tenantId, { expiresAt: past });
  return {
    owner: apiKey,
    "owner id": await keyIdOf(sql, apiKey),
    stranger: makeApiKey("test"),
    mistyped: apiKey.slice(0, -1) + (apiKey.endsWith("0") ? "1" : "0"),
    powerless: await addKey(sql, tenantId, { scopes: [] }),
    reader: await addKey(sql, tenantId, { scopes: ["payments:read"] }),
    keeper: await addKey(sql, tenantId, { scopes: ["keys:write"], expiresAt: soon }),
    // Sooner than the keeper expires.
    soon: new Date(Date.now() + HOUR / 2).toISOString(),
    revoked,
    "revoked id": await keyIdOf(sql, revoked),
    expired,
    "expired id": await keyIdOf(sql, expired),
  };
}

/** What another tenant has. */
async function openForeign({ sql, url }: Stack): Promise<Readonly<Record<string, string>>> {
  const apiKey = await openTenant(sql);
  const client = createClient({ url, apiKey });
  const account = await client.accounts.create({ currency: "USD", external_id: "eve" });
  await client.accounts.create({ currency: "USD", external_id: "mallory" });
  const intent = await client.paymentIntents.create({
    ...PAYMENT,
    source: "external:eve",
    destination: "external:mallory",
  });
  const endpoint = await client.webhookEndpoints.create(HOOK);
  const delivery = await client.webhookEndpoints.test(endpoint.id);
  return {
    foreign: apiKey,
    "foreign id": await keyIdOf(sql, apiKey),
    "foreign account": account.id,
    "foreign intent": intent.id,
    "foreign endpoint": endpoint.id,
    "foreign delivery": delivery.id,
  };
}
