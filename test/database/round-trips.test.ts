import { type Database, type IntentClaim, insertIntents, newId, type Tenant } from "@quittance/db";
import { type AccountId, findIsoCurrency, NEWEST_API_VERSION } from "@quittance/domain";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openAccount } from "../../services/api/src/actions/open-account.ts";
import { storeGroup } from "../../services/api/src/intake/store-group.ts";
import { createIntentReader } from "../../services/api/src/waiting/intent-reader.ts";
import { postBatch } from "../../services/worker/src/post/post-batch.ts";
import { openAs } from "./as-role.ts";
import { type FlightCounter, openFlightCounter } from "./flight-counter.ts";
import { claimPayment, type LedgerSetting, openLedgerSetting } from "./ledger-setting.ts";

let setting: LedgerSetting;
let counter: FlightCounter;
let api: Database;
let worker: Database;
let tenant: Tenant;
let accounts: readonly AccountId[];

beforeAll(async () => {
  setting = await openLedgerSetting();
  counter = await openFlightCounter(setting.url);
  tenant = await setting.newTenant();
  accounts = await Promise.all(Array.from({ length: 50 }, () => setting.openAccount(tenant)));
  // One connection each, on which every statement was prepared once: what a process is after its first group.
  api = openAs(counter.url, "quittance_api", 1);
  worker = openAs(counter.url, "quittance_worker", 1);
  const group = claims(1);
  await storeGroup(api, tenant, group);
  await storeGroup(api, tenant, again(group));
  const ids = await setting.accept(tenant, ...claims(1));
  await postBatch(worker, tenant, ids, { patience: "pass over" });
  for (const id of ids) await setting.ask(tenant, "refund", id, 1n);
  await postBatch(worker, tenant, ids, { patience: "pass over" });
  await postBatch(worker, tenant, ids, { patience: "pass over" });
});
afterAll(async () => {
  await Promise.all([api.close(), worker.close()]);
  await counter.close();
  await setting.close();
});

test("opening an account, its event and its line in the audit log among it, takes six statements and three round trips", async () => {
  const request = {
    currency: "USD",
    normal_balance: "credit" as const,
    overdraft_limit: "0.00",
    external_id: null,
    name: null,
    metadata: {},
  };
  const caller = {
    tenant,
    actor: { type: "api_key" as const, id: newId("key") },
    requestId: "req_1",
    address: "203.0.113.7",
    apiVersion: NEWEST_API_VERSION,
  };
  const open = () => openAccount(api, caller, findIsoCurrency, request, undefined);
  await open();
  // BEGIN, whose rows and the clock, what is written, COMMIT.
  expect(await counter.count(open)).toEqual({ statements: 6, roundTrips: 3 });
});

/** Payments around a ring of accounts. */
const claims = (count: number) =>
  Array.from({ length: count }, (_, index) => {
    const [source, destination] = [accounts[index % 50], accounts[(index + 1) % 50]];
    if (source === undefined || destination === undefined) throw new Error("there are fifty");
    return claimPayment(source, destination, 1n);
  });

/** The same requests once more: each has an id of its own until its key turns out to have an owner. */
const again = (group: readonly IntentClaim[]): readonly IntentClaim[] =>
  group.map(({ draft, ...key }) => ({ ...key, draft: { ...draft, id: newId("pi") } }));

test("fifty clients that ask for their intents at the same time share two looks", async () => {
  const ids = await setting.accept(tenant, ...claims(50));
  const readIntent = createIntentReader(api);
  await readIntent(tenant, newId("pi"));
  const found: unknown[] = [];
  const flights = await counter.count(async () => {
    found.push(...(await Promise.all(ids.map((id) => readIntent(tenant, id)))));
  });
  expect(found).toEqual(ids.map((id) => expect.objectContaining({ id, status: "pending" })));
  // BEGIN, intents, legs, COMMIT: the first client alone, then everybody else.
  expect(flights).toEqual({ statements: 8, roundTrips: 2 });
});

describe.each([1, 500])("for %i intents", (count) => {
  test("storing them takes one round trip: BEGIN, one statement, COMMIT", async () => {
    const group = claims(count);
    const flights = await counter.count(() => storeGroup(api, tenant, group));
    expect(flights).toEqual({ statements: 3, roundTrips: 1 });
  });

  test("answering them again takes two round trips more: their keys, and their intents with legs", async () => {
    const group = claims(count);
    await insertIntents(api, tenant, group);
    const flights = await counter.count(() => storeGroup(api, tenant, again(group)));
    expect(flights).toEqual({ statements: 10, roundTrips: 3 });
  });

  test("posting them takes eight statements, BEGIN and COMMIT among them, and three round trips", async () => {
    const ids = await setting.accept(tenant, ...claims(count));
    const flights = await counter.count(() =>
      postBatch(worker, tenant, ids, { patience: "pass over" }),
    );
    expect(flights).toEqual({ statements: 8, roundTrips: 3 });
  });

  test("posting what is asked of them takes no more", async () => {
    const ids = await setting.accept(tenant, ...claims(count));
    await postBatch(worker, tenant, ids, { patience: "pass over" });
    await Promise.all(ids.map((id) => setting.ask(tenant, "refund", id, 1n)));
    let decided = 0;
    const flights = await counter.count(async () => {
      decided = (await postBatch(worker, tenant, ids, { patience: "pass over" })).decision
        .operations.length;
    });
    expect([decided, flights]).toEqual([count, { statements: 8, roundTrips: 3 }]);
  });

  test("answering a bell for what is decided takes five statements and three round trips", async () => {
    const ids = await setting.accept(tenant, ...claims(count));
    await postBatch(worker, tenant, ids, { patience: "pass over" });
    const flights = await counter.count(() =>
      postBatch(worker, tenant, ids, { patience: "pass over" }),
    );
    expect(flights).toEqual({ statements: 5, roundTrips: 3 });
  });
});
