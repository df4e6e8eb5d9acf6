import { newId } from "@quittance/db";
import {
  type AccountId,
  type AccountSummary,
  findIsoCurrency,
  type TenantId,
} from "@quittance/domain";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createKnownAccounts, type FoundAccounts, type KnownAccounts } from "./known-accounts.ts";

const TENANT = "0193a1b2-0000-7000-8000-000000000001" as TenantId;
const OTHER = "0193a1b2-0000-7000-8000-000000000002" as TenantId;
const USD = findIsoCurrency("USD") ?? expect.fail("ISO 4217 has it");

let known: KnownAccounts;
let id: AccountId;

beforeEach(() => {
  vi.useFakeTimers();
  known = createKnownAccounts();
  id = newId("acct");
});
afterEach(() => vi.useRealTimers());

const account = (status: AccountSummary["status"] = "active", of = id): AccountSummary => ({
  id: of,
  currency: USD,
  status,
});

/** What a look-up finds: the account by its id and by its external id. */
const found = (summary: AccountSummary, externalId = "ada"): FoundAccounts =>
  new Map([
    [summary.id, summary],
    [`external:${externalId}`, summary],
  ]);

const learn = (answer: FoundAccounts) => known.learn(TENANT, async () => answer);

const statuses = () =>
  [id, "external:ada"].map((reference) => known.get(TENANT, reference)?.status);

/** A look-up that has read the database, and whose answer is still on its way. */
function beginLookUp(): (answer: FoundAccounts) => Promise<unknown> {
  const { promise, resolve } = Promise.withResolvers<FoundAccounts>();
  const learned = known.learn(TENANT, () => promise);
  return (answer) => {
    resolve(answer);
    return learned;
  };
}

test("an account that was looked up is known by its id and by its external id, to its tenant only", async () => {
  expect(statuses()).toEqual([undefined, undefined]);
  await learn(found(account()));
  expect(known.get(TENANT, id)).toEqual(account());
  expect(known.get(TENANT, "external:ada")).toEqual(account());
  expect(known.get(OTHER, id)).toBeUndefined();
  expect(known.get(OTHER, "external:ada")).toBeUndefined();
});

test("of two tenants with the same id for an account, each knows its own or none", async () => {
  await learn(found(account()));
  await known.learn(OTHER, async () => found(account("frozen")));
  expect(known.get(OTHER, id)?.status).toBe("frozen");
  expect(statuses()).toEqual([undefined, undefined]);
});

test.each([
  ["while it listens, for ten minutes", true, 600_000],
  ["while it does not, for five seconds", false, 5_000],
])("an account is known %s from the beginning of the look-up", async (_, listens, knownMs) => {
  if (listens) known.onListening();
  const end = beginLookUp();
  await vi.advanceTimersByTimeAsync(1_000);
  await end(found(account()));
  await vi.advanceTimersByTimeAsync(knownMs - 1_010);
  expect(statuses()).toEqual(["active", "active"]);
  await vi.advanceTimersByTimeAsync(20);
  expect(statuses()).toEqual([undefined, undefined]);
});

describe("while it listens", () => {
  beforeEach(() => known.onListening());

  test("an account that changes is forgotten by all its names, and no other", async () => {
    const other = newId("acct");
    await learn(new Map([...found(account()), [other, account("active", other)]]));
    known.onChange(OTHER, id);
    expect(statuses()).toEqual(["active", "active"]);
    known.onChange(TENANT, id);
    expect(statuses()).toEqual([undefined, undefined]);
    expect(known.get(TENANT, other)?.status).toBe("active");
    await learn(found(account("frozen")));
    expect(statuses()).toEqual(["frozen", "frozen"]);
  });

  test("what was read before an account changed is not kept, and what was read with it is", async () => {
    const other = newId("acct");
    const end = beginLookUp();
    known.onChange(TENANT, id);
    await end(new Map([...found(account()), [other, account("active", other)]]));
    expect(statuses()).toEqual([undefined, undefined]);
    expect(known.get(TENANT, other)?.status).toBe("active");
  });

  test("a look-up that began before a change does not replace what one that began after it found", async () => {
    const end = beginLookUp();
    known.onChange(TENANT, id);
    await learn(found(account("frozen")));
    await end(found(account("active")));
    expect(statuses()).toEqual(["frozen", "frozen"]);
  });

  test("an account that is named otherwise is known by its new name only, and its old name may be another's", async () => {
    await learn(found(account()));
    known.onChange(TENANT, id);
    await learn(found(account(), "eve"));
    expect(known.get(TENANT, "external:eve")?.id).toBe(id);
    expect(known.get(TENANT, "external:ada")).toBeUndefined();
    const heir = newId("acct");
    await learn(found(account("active", heir)));
    expect(known.get(TENANT, "external:ada")?.id).toBe(heir);
    expect(known.get(TENANT, "external:eve")?.id).toBe(id);
  });

  test("a look-up that fails leaves nothing behind", async () => {
    const failing = known.learn(TENANT, () => Promise.reject(new Error("away")));
    await expect(failing).rejects.toThrow("away");
    expect(statuses()).toEqual([undefined, undefined]);
  });
});

test.each(["onDeaf", "onListening"] as const)(
  "with %s everything is forgotten, and so is what was read before it",
  async (moment) => {
    known.onListening();
    await learn(found(account()));
    const end = beginLookUp();
    known[moment]();
    await end(found(account()));
    expect(statuses()).toEqual([undefined, undefined]);
  },
);

test("who hears no more goes on for five seconds at a time, until it listens again", async () => {
  known.onListening();
  known.onDeaf();
  await learn(found(account()));
  await vi.advanceTimersByTimeAsync(5_010);
  expect(statuses()).toEqual([undefined, undefined]);
  known.onListening();
  await learn(found(account()));
  await vi.advanceTimersByTimeAsync(5_010);
  expect(statuses()).toEqual(["active", "active"]);
});
