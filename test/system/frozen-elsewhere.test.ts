// What one process of the api changes is known to the others a moment later.
import { createClient, type QuittanceClient } from "@quittance/client";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { RunningApi } from "../../services/api/src/start-api.ts";
import { type Bank, openBank } from "../harness/open-bank.ts";
import { startSecondApi } from "../harness/start-second-api.ts";
import { type Stack, startStack } from "../harness/start-stack.ts";
import { untilDoorsListen } from "../harness/until-doors-listen.ts";

/** Less than the 5 seconds for which a door that does not listen knows an account. */
const AT_ONCE = { timeout: 4_000, interval: 20 };

let stack: Stack;
let bank: Bank;
let second: RunningApi;
let other: QuittanceClient;

beforeAll(async () => {
  stack = await startStack({ worker: null });
  bank = await openBank(stack);
  second = await startSecondApi(stack);
  other = createClient({ url: `http://127.0.0.1:${second.port}`, apiKey: stack.apiKey });
  await untilDoorsListen(stack.sql, 2);
});

afterAll(async () => {
  await second.close();
  await stack.close();
});

/** What the other process says to a payment; a preview asks its door and nobody else. */
const atTheOther = (destination: string): Promise<string> =>
  other.paymentIntents
    .preview({ amount: "1.00", currency: "USD", source: bank.vault.id, destination })
    .then(
      ({ status }) => status,
      ({ code }: { code: string }) => code,
    );

test("an account that is frozen through one process is refused by the other at once, by all its names, and thawed", async () => {
  const { id } = await bank.openAccount({ external_id: "ada" });
  const names = [id, "external:ada"];
  const answers = () => Promise.all(names.map(atTheOther));
  expect(await answers()).toEqual(["succeeded", "succeeded"]);
  for (let round = 0; round < 3; round += 1) {
    await stack.client.accounts.update(id, { status: "frozen" });
    await expect.poll(answers, AT_ONCE).toEqual(["account_not_active", "account_not_active"]);
    await stack.client.accounts.update(id, { status: "active" });
    await expect.poll(answers, AT_ONCE).toEqual(["succeeded", "succeeded"]);
  }
});

test("so is one that somebody changes at the database, and it is known by no name that it no longer has", async () => {
  const { id } = await bank.openAccount({ external_id: "ben" });
  const names = [id, "external:ben", "external:carl"];
  const answers = () => Promise.all(names.map(atTheOther));
  expect(await answers()).toEqual(["succeeded", "succeeded", "account_not_found"]);
  await stack.sql`update accounts set external_id = 'carl' where external_id = 'ben'`;
  await expect.poll(answers, AT_ONCE).toEqual(["succeeded", "account_not_found", "succeeded"]);
  await stack.sql`update accounts set status = 'closed' where external_id = 'carl'`;
  const closed = ["account_not_active", "account_not_found", "account_not_active"];
  await expect.poll(answers, AT_ONCE).toEqual(closed);
});
