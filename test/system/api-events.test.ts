import { afterAll, beforeAll, expect, test } from "vitest";
import { findBrokenRules } from "../harness/find-broken-rules.ts";
import { type Bank, openBank } from "../harness/open-bank.ts";
import { type Stack, startStack } from "../harness/start-stack.ts";

let stack: Stack;
let bank: Bank;

beforeAll(async () => {
  stack = await startStack();
  bank = await openBank(stack);
});

afterAll(async () => {
  expect(await findBrokenRules(stack.sql)).toEqual({});
  await stack.close();
});

interface EventBody {
  readonly id: string;
  readonly type: string;
  readonly sequence: number;
  readonly data: { readonly object: { readonly id: string } };
}

interface EventList {
  readonly data: readonly EventBody[];
  readonly has_more: boolean;
  readonly next_cursor: string | null;
}

async function list(query = ""): Promise<EventList> {
  const answer = await stack.request("GET", `/v1/events?${query}`);
  expect(answer.status).toBe(200);
  return answer.body as EventList;
}

/** Waits until a resource has events: the list shows none that a running transaction can precede. */
async function eventsOf(resource: string): Promise<readonly EventBody[]> {
  await expect
    .poll(async () => (await list(`resource=${resource}`)).data.length, { timeout: 15_000 })
    .toBeGreaterThan(0);
  return (await list(`resource=${resource}`)).data;
}

const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

test("opening an account is one event, with the account as it was opened", async () => {
  const account = await bank.openAccount();
  const events = await eventsOf(account.id);
  expect(events).toEqual([
    {
      id: expect.stringMatching(/^evt_/),
      object: "event",
      type: "account.created",
      created_at: account.created_at,
      timestamp: account.created_at,
      livemode: false,
      sequence: 1,
      data: { object: account },
    },
  ]);
});

test("a final intent is one event of its status, with the intent as it became", async () => {
  const purse = await bank.openAccount();
  const paid = await bank.pay(bank.paymentTo(purse.id));
  const failed = await bank.pay(
    bank.paymentTo(bank.vault.id, { amount: "9.00", source: purse.id }),
  );
  for (const [intent, type] of [
    [paid, "payment_intent.succeeded"],
    [failed, "payment_intent.failed"],
  ] as const) {
    expect(await eventsOf(intent.id)).toMatchObject([
      { type, sequence: 1, created_at: TIME, livemode: false, data: { object: intent } },
    ]);
  }
});

test("a replayed or refused request makes no event", async () => {
  const purse = await bank.openAccount();
  const key = "events-once";
  for (let time = 0; time < 3; time += 1) await bank.submit(bank.paymentTo(purse.id), { key });
  await bank.submit(bank.paymentTo(purse.id, { amount: "0" }));
  const { id } = await bank.pay(bank.paymentTo(purse.id));
  await eventsOf(id);
  const [counted] = await stack.sql`
    select count(*)::int as events, count(distinct resource_id)::int as resources from events`;
  expect(counted?.["events"]).toBe(counted?.["resources"]);
});

test("one event is read by its id, the same as in the list", async () => {
  const account = await bank.openAccount();
  const [event] = await eventsOf(account.id);
  const answer = await stack.request("GET", `/v1/events/${event?.id}`);
  expect(answer).toMatchObject({ status: 200, body: event });
  // These bytes are what webhooks sign and send.
  const [row] = await stack.sql<{ body: string }[]>`
    select body from events where body like ${`%${event?.id}%`}`;
  expect(answer.text).toBe(row?.body);
});

test("the list is filtered by type and by resource, which may be an external id", async () => {
  const account = await bank.openAccount({ external_id: "heard", funds: "1.00" });
  await eventsOf(account.id);
  const { data } = await list("type=account.created&limit=100");
  expect(data.length).toBeGreaterThan(1);
  expect(new Set(data.map(({ type }) => type))).toEqual(new Set(["account.created"]));
  expect((await list("resource=external:heard")).data).toEqual(await eventsOf(account.id));
  expect((await list(`type=payment_intent.failed&resource=${account.id}`)).data).toEqual([]);
  for (const resource of ["nonsense", "external:nobody", "pi_01jd2m3n4p5q6r7s8t9v0w1x2y"]) {
    expect((await list(`resource=${resource}`)).data).toEqual([]);
  }
});

test.each([
  "payment_intent.requires_capture",
  "payment_intent.canceled",
  "capture.succeeded",
  "capture.failed",
  "refund.succeeded",
  "refund.failed",
  "account.updated",
  "account.closed",
  "webhook_endpoint.disabled",
])("one may ask for %s, of which there are none yet", async (type) => {
  expect(await list(`type=${type}`)).toMatchObject({ data: [], has_more: false });
});

test("the list is newest first, and a walk sees every event once while new ones come", async () => {
  for (let time = 0; time < 8; time += 1) await bank.openAccount();
  const last = await bank.openAccount();
  await eventsOf(last.id);
  const all = (await list("limit=100")).data.map(({ id }) => id);
  const newest = all.length - 1;
  expect(newest).toBeGreaterThan(8);

  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const query: string = cursor === null ? "" : `&cursor=${cursor}`;
    const page = await list(`limit=3${query}`);
    expect(page.has_more).toBe(page.next_cursor !== null);
    seen.push(...page.data.map(({ id }) => id));
    cursor = page.next_cursor;
    await bank.openAccount();
  } while (cursor !== null);
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.slice(seen.indexOf(all[0] ?? ""))).toEqual(all);
});

test("an event that is committed late is never overtaken: what is newer waits for it", async () => {
  const purse = await bank.openAccount();
  await eventsOf(purse.id);
  const newest = async () => (await list("limit=1")).data[0]?.id;
  let late = "";
  await stack.sql.begin(async (tx) => {
    // A writer that is slow to commit: its event exists, and nobody can see it yet.
    const [row] = await tx<{ id: string }[]>`
      insert into events (tenant_id, id, type, resource_id, sequence, body, created_at)
      select tenant_id, new_uuid_v7(), type, new_uuid_v7(), 1,
             jsonb_set(body::jsonb, '{id}', '"evt_01jd2m3n4p5q6r7s8t9v0w1x2y"')::text, now()
        from events where type = 'account.created' order by id desc limit 1
      returning id`;
    late = row?.id ?? "";
    const before = await newest();
    const account = await bank.openAccount();
    await bank.pay(bank.paymentTo(account.id));
    expect(await newest()).toBe(before);
    expect((await list(`resource=${account.id}`)).data).toEqual([]);
  });
  expect(late).not.toBe("");
  // Now all of it shows, the late one below what came after it.
  await expect
    .poll(async () => (await list("limit=3")).data.map(({ type, id }) => [type, id.slice(0, 12)]), {
      timeout: 15_000,
    })
    .toMatchObject([
      ["payment_intent.succeeded", expect.any(String)],
      ["account.created", expect.any(String)],
      ["account.created", "evt_01jd2m3n"],
    ]);
});
