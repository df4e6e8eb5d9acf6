import { setTimeout as sleep } from "node:timers/promises";
import type { PaymentIntent } from "@quittance/client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Bank, openBank } from "../harness/open-bank.ts";
import { type Stack, startStack } from "../harness/start-stack.ts";

let stack: Stack;
let bank: Bank;
let yen: Bank;
let purse: string;
/** Everything that was ever submitted, in order. */
let all: PaymentIntent[];

beforeAll(async () => {
  stack = await startStack();
  bank = await openBank(stack);
  yen = await openBank(stack, "JPY");
  purse = (await bank.openAccount({ external_id: "purse" })).id;
  const other = (await bank.openAccount()).id;
  const till = (await yen.openAccount()).id;
  all = [];
  for (const pay of [
    () =>
      bank.pay(bank.paymentTo(purse, { external_id: "r-1", metadata: { shop: "7", day: "1" } })),
    () => bank.pay(bank.paymentTo(purse, { external_id: "r-1", metadata: { shop: "8" } })),
    () =>
      bank.pay(
        bank.paymentTo(other, { source: purse, metadata: { "": undefined, "a.b[c]": "x" } }),
      ),
    () => bank.pay(bank.paymentTo(bank.vault.id, { source: other, amount: "999.00" })),
    () => yen.pay(yen.paymentTo(till, { amount: "5" })),
    () => bank.pay(bank.paymentTo(other, { external_id: "R-1" })),
  ]) {
    // A funding payment of `openAccount` would be in the list as well; none was made.
    all.push(await pay());
    await sleep(5);
  }
});

afterAll(() => stack.close());

async function list(query: string): Promise<readonly string[]> {
  const answer = await stack.request("GET", `/v1/payment_intents?${query}`);
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({ object: "list", has_more: false, next_cursor: null });
  return (answer.body as { data: { id: string }[] }).data.map(({ id }) => id);
}

/** The ids of these, newest first. */
const those = (...indexes: readonly number[]) =>
  indexes.map((index) => all[index]?.id).toReversed();

test("the list is every intent as GET answers it, newest first", async () => {
  expect(await list("")).toEqual(those(0, 1, 2, 3, 4, 5));
  const { data } = await stack.client.paymentIntents.list();
  expect(data).toEqual(all.toReversed());
});

test.each([
  ["status=succeeded", [0, 1, 2, 4, 5]],
  ["status=failed", [3]],
  ["status=pending", []],
  ["status=scheduled", []],
  ["status=requires_capture", []],
  ["status=canceled", []],
  ["currency=JPY", [4]],
  ["currency=USD", [0, 1, 2, 3, 5]],
  ["currency=EUR", []],
  ["external_id=r-1", [0, 1]],
  ["external_id=R-1", [5]],
  ["external_id=r", []],
  ["external_id=%25", []],
  ["account=external:purse", [0, 1, 2]],
  ["account=external:nobody", []],
  ["account=nonsense", []],
  ["metadata[shop]=7", [0]],
  ["metadata[shop]=7&metadata[day]=1", [0]],
  ["metadata[shop]=8&metadata[day]=1", []],
  ["metadata[shop]=", []],
  ["metadata[a.b[c]]=x", [2]],
  ["status=succeeded&currency=USD&account=external:purse&external_id=r-1&metadata[shop]=8", [1]],
] as const)("?%s finds what it says", async (query, indexes) => {
  expect(await list(query)).toEqual(those(...indexes));
});

test("account finds what an account sent and what it got, by its id too", async () => {
  expect(await list(`account=${purse}`)).toEqual(those(0, 1, 2));
  expect(await list(`account=${yen.vault.id}`)).toEqual(those(4));
});

test("created[gte] includes its moment, created[lt] does not, in any offset", async () => {
  const [, , third] = all;
  const at = third?.created_at ?? "";
  expect(await list(`created[gte]=${at}`)).toEqual(those(2, 3, 4, 5));
  expect(await list(`created[lt]=${at}`)).toEqual(those(0, 1));
  expect(await list(`created[gte]=${at}&created[lt]=${all[4]?.created_at}`)).toEqual(those(2, 3));
  expect(await list(`created[gte]=${at}&created[lt]=${at}`)).toEqual([]);
  const elsewhere = new Date(Date.parse(at) + 2 * 3_600_000).toISOString().replace("Z", "%2B02:00");
  expect(await list(`created[gte]=${elsewhere}`)).toEqual(those(2, 3, 4, 5));
});

test("a walk with a filter sees each intent once, and none that came after its first page", async () => {
  const before = await list("currency=USD");
  const seen: string[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await stack.client.paymentIntents.list({
      currency: "USD",
      limit: 2,
      ...(cursor ? { cursor } : {}),
    });
    expect(page.has_more).toBe(page.next_cursor !== null);
    seen.push(...page.data.map(({ id }) => id));
    cursor = page.next_cursor;
    await bank.submit(bank.paymentTo(purse));
  } while (cursor !== null);
  expect(seen).toEqual(before);
});

test("a page that ends exactly with the last intent says that there is no more", async () => {
  const page = await stack.client.paymentIntents.list({ currency: "JPY", limit: 1 });
  expect(page).toMatchObject({ data: [{ id: all[4]?.id }], has_more: false, next_cursor: null });
});

test("a page has 25 items when nothing is said, and up to 100 when asked", async () => {
  const items = Array.from({ length: 120 }, () => bank.paymentTo(purse));
  await stack.client.paymentIntents.createBatch({
    payment_intents: items.map((item) => ({
      amount: "1.00",
      currency: "USD",
      source: bank.vault.id,
      destination: String(item["destination"]),
    })),
  });
  expect((await stack.client.paymentIntents.list()).data).toHaveLength(25);
  expect((await stack.client.paymentIntents.list({ limit: 100 })).data).toHaveLength(100);
  expect((await stack.client.paymentIntents.list({ limit: 1 })).data).toHaveLength(1);
});
